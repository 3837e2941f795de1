package io.jackfield.host.lanes;

import io.jackfield.host.telegram.IncomingUpdate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of this node; a chat without updates has none. Core loop only, so a plain map and no locks. */
public final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Handler handler;
    private final Map<Key, Deque<IncomingUpdate>> lanes = new HashMap<>();
    private boolean stopped;
    private int busy;
    private int inside;

    /** Works on an update and says when the next one of its lane may come. */
    @FunctionalInterface
    public interface Handler {
        void handle(IncomingUpdate update, Runnable done);
    }

    private record Key(int bot, long chat) {}

    public Lanes(Handler handler) {
        this.handler = handler;
    }

    public void enter(IncomingUpdate update) {
        if (stopped) {
            return;
        }
        if (update.isUrgent()) {
            work(update, () -> {});
            return;
        }
        inside++;
        Key key = new Key(update.key().bot(), update.chat().id());
        Deque<IncomingUpdate> waiting = lanes.get(key);
        if (waiting != null) {
            waiting.add(update);
            return;
        }
        lanes.put(key, new ArrayDeque<>());
        work(update, () -> next(key));
    }

    /** Updates being worked on and those that wait behind them. */
    public int inside() {
        return inside;
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
