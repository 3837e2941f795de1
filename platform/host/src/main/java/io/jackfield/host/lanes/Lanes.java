package io.jackfield.host.lanes;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.PaymentNotice;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of this node, one for each chat or topic, and beside them one for the payments of each user, which wait for
 * one another and for nothing else; where nothing comes in there is none. Core loop only, so a plain map and no locks.
 */
public final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Handler handler;
    private final Albums albums;
    private final Map<Key, Deque<IncomingUpdate>> lanes = new HashMap<>();
    private boolean stopped;
    private int busy;
    private int inside;

    /** Works on an update and says when the next one of its lane may come. */
    @FunctionalInterface
    public interface Handler {
        void handle(IncomingUpdate update, Runnable done);

        /** Whether it overtakes what its lane is busy with. */
        default boolean isUrgent(IncomingUpdate update) {
            return update.isUrgent();
        }

        /**
         * Whether it may wait behind what its lane is busy with. Asked when it comes, and again after {@link #review}.
         *
         * @param ahead those that wait already, the first one first
         */
        default boolean mayWait(IncomingUpdate update, Collection<IncomingUpdate> ahead) {
            return true;
        }

        /** It may not wait, and never gets its turn. */
        default void turnAway(IncomingUpdate update) {}
    }

    private record Key(int bot, long chat, OptionalInt thread, boolean payments) {
        static Key of(IncomingUpdate update) {
            int bot = update.key().bot();
            return update.content() instanceof PaymentNotice
                    ? new Key(bot, payer(update), OptionalInt.empty(), true)
                    : of(bot, update.chat());
        }

        static Key of(int bot, Chat chat) {
            return new Key(bot, chat.id(), chat.thread(), false);
        }

        /** Asked with each update; what Java makes of a record for that costs a multiple until it is compiled. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && chat == key.chat
                    && bot == key.bot
                    && payments == key.payments
                    && thread.equals(key.thread);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Long.hashCode(chat) + bot) + thread.hashCode();
        }

        /** In a private chat Telegram may tell of a refund in the bot's name. */
        private static long payer(IncomingUpdate update) {
            return update.chat().isPrivate()
                    ? update.chat().id()
                    : update.sender().map(Person::id).orElse(update.chat().id());
        }
    }

    public Lanes(Handler handler, Albums albums) {
        this.handler = handler;
        this.albums = albums;
    }

    /** Whether it has its place already, as a further message of an album. */
    public boolean expects(IncomingUpdate update) {
        return albums.expects(update);
    }

    public void enter(IncomingUpdate update) {
        if (stopped) {
            return;
        }
        if (handler.isUrgent(update)) {
            work(update, () -> {});
            return;
        }
        boolean expected = albums.expects(update);
        albums.collect(update);
        if (!expected) {
            queue(update);
        }
    }

    private void queue(IncomingUpdate update) {
        Key key = Key.of(update);
        Deque<IncomingUpdate> waiting = lanes.get(key);
        if (waiting == null) {
            inside++;
            lanes.put(key, new ArrayDeque<>());
            work(update, () -> next(key));
        } else if (handler.mayWait(update, waiting)) {
            inside++;
            waiting.add(update);
        } else {
            albums.whole(update, handler::turnAway);
        }
    }

    /** What a lane is busy with has become something that not all may wait for: asks for each of them again. */
    public void review(ServedBot bot, Chat chat) {
        Deque<IncomingUpdate> waiting = lanes.get(Key.of(bot.number(), chat));
        if (waiting == null || waiting.isEmpty()) {
            return;
        }
        List<IncomingUpdate> all = List.copyOf(waiting);
        waiting.clear();
        for (IncomingUpdate update : all) {
            if (handler.mayWait(update, waiting)) {
                waiting.add(update);
            } else {
                inside--;
                albums.whole(update, handler::turnAway);
            }
        }
    }

    /** Updates being worked on and those that wait behind them. */
    public int inside() {
        return inside;
    }

    /** Updates behind others that came in so long ago, the longest waiting first. */
    public List<IncomingUpdate> waitingLong(Duration atLeast, int most) {
        long before = System.nanoTime() - atLeast.toNanos();
        return lanes.values().stream()
                .flatMap(Deque::stream)
                .filter(update -> update.arrivedNanos() - before <= 0)
                .sorted(Comparator.comparingLong(update -> update.arrivedNanos() - before))
                .limit(most)
                .toList();
    }

    /** Takes up no further update; those waiting stay journalled. */
    public void stop() {
        stopped = true;
    }

    /** Updates being worked on. */
    public int busy() {
        return busy;
    }

    private void next(Key key) {
        inside--;
        IncomingUpdate update = stopped ? null : lanes.get(key).poll();
        if (update == null) {
            lanes.remove(key);
            return;
        }
        work(update, () -> next(key));
    }

    private void work(IncomingUpdate update, Runnable next) {
        busy++;
        Finish finish = new Finish(next);
        albums.whole(update, whole -> begin(whole, finish));
    }

    private void begin(IncomingUpdate update, Finish finish) {
        if (stopped) {
            // An album that was still coming in; it stays open in the journal.
            finish.run();
            return;
        }
        try {
            handler.handle(update, finish);
        } catch (RuntimeException e) {
            LOG.error(
                    "lanes: bot={} update={} was not worked on; it stays open in the journal, its lane goes on",
                    update.bot().id(),
                    update.key().updateId(),
                    e);
            finish.run();
        }
    }

    /** The end of one update; only the first one counts. */
    private final class Finish implements Runnable {
        private final Runnable next;
        private boolean over;

        Finish(Runnable next) {
            this.next = next;
        }

        @Override
        public void run() {
            if (!over) {
                over = true;
                busy--;
                next.run();
            }
        }
    }
}
