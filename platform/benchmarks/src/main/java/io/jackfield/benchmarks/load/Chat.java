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
    /** People who find a bot at the same time have not signed up with Telegram at the same time. */
    private static final long BETWEEN_IDS = 997;

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
        long distance = id - chats[0].id();
        long index = distance / BETWEEN_IDS;
        boolean isOurs = distance >= 0 && distance % BETWEEN_IDS == 0 && index < chats.length;
        return isOurs ? Optional.of(chats[(int) index]) : Optional.empty();
    }

    static long idOf(int index) {
        return FIRST_ID + BETWEEN_IDS * index;
    }

    /** Counts users from zero. */
    int index() {
        return index;
    }

    long id() {
        return idOf(index);
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
