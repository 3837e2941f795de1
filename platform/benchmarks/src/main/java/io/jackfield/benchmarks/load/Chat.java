package io.jackfield.benchmarks.load;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;

/** One user's chat with the bot: what waits to be delivered, and what has been answered in which order. */
final class Chat {
    /** Ten digits, as ids of users have today; the first of the run. */
    private static final long FIRST_ID = 5_000_000_000L;

    /** Updates that Telegram still has; the first of them may be on its way. */
    final Queue<Update> undelivered = new ArrayDeque<>();

    private final int index;
    private final ArrayDeque<Update> unanswered = new ArrayDeque<>();
    private int sent;
    private int highestAnswered;

    Chat(int index) {
        this.index = index;
    }

    static Optional<Chat> withId(Chat[] chats, long id) {
        long index = id - chats[0].id();
        return index >= 0 && index < chats.length ? Optional.of(chats[(int) index]) : Optional.empty();
    }

    long id() {
        return FIRST_ID + index;
    }

    Update newUpdate(int sequence, long since) {
        Update update = new Update(this, sequence, ++sent, since);
        unanswered.add(update);
        return update;
    }

    /**
     * Books an answer. One that carries no number belongs to the oldest message without an answer.
     *
     * @return the update that waits no longer; empty when it had its answer already
     */
    Optional<Update> answer(OptionalInt number, Tally tally) {
        if (number.isEmpty()) {
            tally.unnumbered++;
            Optional<Update> oldest = Optional.ofNullable(unanswered.poll());
            oldest.ifPresentOrElse(update -> note(update.number, tally), () -> tally.doubled++);
            return oldest;
        }
        Optional<Update> update = take(number.getAsInt());
        update.ifPresentOrElse(found -> note(found.number, tally), () -> tally.doubled++);
        return update;
    }

    private void note(int number, Tally tally) {
        tally.answered++;
        if (number < highestAnswered) {
            tally.reordered++;
        }
        highestAnswered = Math.max(highestAnswered, number);
    }

    private Optional<Update> take(int number) {
        for (Iterator<Update> updates = unanswered.iterator(); updates.hasNext(); ) {
            Update update = updates.next();
            if (update.number == number) {
                updates.remove();
                return Optional.of(update);
            }
        }
        return Optional.empty();
    }
}
