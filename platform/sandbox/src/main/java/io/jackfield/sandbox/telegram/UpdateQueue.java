package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The updates of one bot that it has not confirmed yet, oldest first. Used under the world's lock. */
final class UpdateQueue {
    private static final int HISTORY = 1_000;
    /** Telegram cuts an answer of getUpdates at about 4 MB. */
    private static final int LONGEST_BATCH_BYTES = 4 << 20;

    private final Clock clock;
    private final Consumer<PendingUpdate> arrival;
    private final Set<PendingUpdate> pending = new LinkedHashSet<>();
    private final Deque<PendingUpdate> history = new ArrayDeque<>();
    private Set<String> wanted = UpdateKinds.byDefault();
    private long confirmedBelow;
    private long nextId = ThreadLocalRandom.current().nextLong(1_000, 900_000_000);

    /** @param arrival told of each update once it is in the queue */
    UpdateQueue(Clock clock, Consumer<PendingUpdate> arrival) {
        this.clock = clock;
        this.arrival = arrival;
    }

    /** Queues an update, unless the bot did not ask for this kind. */
    void add(String kind, JsonObject content) {
        if (wanted.contains(kind)) {
            enqueue(PendingUpdate.of(nextId++, kind, content, clock.instant()));
        }
    }

    /** Queues an update as it is; it gets the next number when it has none. */
    long inject(JsonObject update) {
        JsonObject numbered = update.copy();
        if (!numbered.containsKey("update_id")) {
            numbered.put("update_id", nextId++);
        }
        enqueue(PendingUpdate.injected(numbered, numbered.getLong("update_id") < confirmedBelow, clock.instant()));
        return numbered.getLong("update_id");
    }

    /** Delivers one of the last updates a second time. */
    void repeat(long updateId) {
        PendingUpdate update = history.stream()
                .filter(past -> past.id() == updateId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "update " + updateId + " is not among the last " + HISTORY + " of this bot"));
        enqueue(update.again(clock.instant().plus(UpdateKinds.lifetime("message"))));
    }

    private void enqueue(PendingUpdate update) {
        pending.add(update);
        history.add(update);
        if (history.size() > HISTORY) {
            history.poll();
        }
        arrival.accept(update);
    }

    void want(Set<String> kinds) {
        wanted = kinds;
    }

    Set<String> wanted() {
        return wanted;
    }

    /** Number the next update will have, give or take those that are filtered out. */
    long nextId() {
        return nextId;
    }

    int size() {
        return pending.size();
    }

    Collection<PendingUpdate> all() {
        return List.copyOf(pending);
    }

    void remove(PendingUpdate update) {
        pending.remove(update);
    }

    void clear() {
        pending.clear();
    }

    /** Telegram's rules for {@code offset}: everything below is confirmed; a negative one keeps only the newest. */
    void confirm(long offset) {
        if (offset < 0) {
            keepNewest(-offset);
            return;
        }
        confirmedBelow = Math.max(confirmedBelow, offset);
        Iterator<PendingUpdate> oldest = pending.iterator();
        while (oldest.hasNext()) {
            if (oldest.next().isConfirmedBy(offset)) {
                oldest.remove();
            }
        }
    }

    private void keepNewest(long count) {
        Iterator<PendingUpdate> oldest = pending.iterator();
        while (pending.size() > count && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    List<PendingUpdate> batch(int limit) {
        Instant now = clock.instant();
        pending.removeIf(update -> update.isExpired(now));
        List<PendingUpdate> batch = new ArrayList<>();
        int bytes = 0;
        for (PendingUpdate update : pending) {
            bytes += update.json().length();
            if (batch.size() == limit || (bytes > LONGEST_BATCH_BYTES && !batch.isEmpty())) {
                break;
            }
            update.handOut();
            batch.add(update);
        }
        return batch;
    }
}
