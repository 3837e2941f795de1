package io.jackfield.host.outbox;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.ShownKey;
import io.jackfield.host.store.ShownMessages;
import io.jackfield.host.store.ShownPlace;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.CallChange;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that plugins show under a key: each goes in place of the one that the key has last shown, and only the
 * newest of those that wait is sent. Core loop only.
 */
final class KeyedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedMessages.class);

    private final CoreLoop loop;
    private final ShownMessages stored;
    /** Of the messages under a key that are known to wait, the newest one's row. */
    private final Map<ShownKey, RowKey> newest = new HashMap<>();

    private boolean stopped;

    KeyedMessages(CoreLoop loop, ShownMessages stored) {
        this.loop = loop;
        this.stored = stored;
    }

    void stop() {
        stopped = true;
    }

    /** This one waits from now on. */
    void added(OutboxEntry entry) {
        entry.shownKey().ifPresent(key -> newest.merge(key, entry.key(), KeyedMessages::later));
    }

    /** Ids of what no update asked for fall with time. */
    private static RowKey later(RowKey one, RowKey other) {
        return one.updateId() < other.updateId() ? one : other;
    }

    /** It waits no more. */
    void left(OutboxEntry entry) {
        entry.shownKey().ifPresent(key -> newest.remove(key, entry.key()));
    }

    /** Nothing waits for this chat any more. */
    void dropped(int bot, long chat) {
        newest.keySet().removeIf(key -> key.bot() == bot && key.chat() == chat);
    }

    /** Whether a newer one of its key waits, so that this one need not be sent. */
    boolean isReplaced(OutboxEntry entry) {
        if (entry.next().shownAs().isEmpty()) {
            return false;
        }
        RowKey latest = newest.get(entry.shownKey().orElseThrow());
        return latest != null && !latest.equals(entry.key());
    }

    boolean isUnplaced(OutboxEntry entry) {
        return entry.next().shownAs().isPresent() && !entry.isPlaced();
    }

    /** Finds out in place of which message it goes; completes when its next call says so. */
    Future<Void> place(OutboxEntry entry) {
        return stored.find(entry.shownKey().orElseThrow())
                .onSuccess(found -> entry.placed(
                        found.map(place -> CallChange.inPlaceOf(entry.next(), place.chat(), place.message()))))
                .mapEmpty();
    }

    /**
     * Telegram has taken its next call. What follows runs once it is stored which message that is, however long the
     * database is away: before that the row must not count as sent. It never runs when the outbox stops first.
     */
    void taken(OutboxEntry entry, ApiAnswer answer, Runnable then) {
        Optional<ShownPlace> place =
                entry.next().shownAs().isPresent() && answer.messageId().isPresent()
                        ? Optional.of(new ShownPlace(
                                CallChange.chatOf(entry.next()).orElse(entry.chat()),
                                answer.messageId().getAsInt()))
                        : Optional.empty();
        place.ifPresentOrElse(one -> keep(entry, one, 1, then), then);
    }

    private void keep(OutboxEntry entry, ShownPlace place, int tries, Runnable then) {
        if (stopped) {
            return;
        }
        stored.put(entry.shownKey().orElseThrow(), place)
                .onSuccess(done -> then.run())
                .onFailure(error -> {
                    if (tries == 1) {
                        LOG.warn(
                                "outbox: bot={} update={} was sent and cannot be noted, {}; trying again",
                                entry.bot().id(),
                                entry.key().updateId(),
                                error.getMessage());
                    }
                    loop.later(Pauses.after(tries), () -> keep(entry, place, tries + 1, then));
                });
    }
}
