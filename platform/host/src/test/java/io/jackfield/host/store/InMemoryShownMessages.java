package io.jackfield.host.store;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers in memory which message a key shows. */
public final class InMemoryShownMessages implements ShownMessages {
    private final Map<ShownKey, ShownPlace> places = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile RuntimeException lost;

    /** The database is not there, until {@code lose(null)}. */
    public void lose(RuntimeException reason) {
        lost = reason;
    }

    public Map<ShownKey, ShownPlace> places() {
        return Map.copyOf(places);
    }

    /** How often somebody has asked. */
    public int questions() {
        return questions.get();
    }

    @Override
    public Future<Optional<ShownPlace>> find(ShownKey key) {
        questions.incrementAndGet();
        return lost == null ? Future.succeededFuture(Optional.ofNullable(places.get(key))) : Future.failedFuture(lost);
    }

    @Override
    public Future<Void> put(ShownKey key, ShownPlace place) {
        if (lost != null) {
            return Future.failedFuture(lost);
        }
        places.put(key, place);
        return Future.succeededFuture();
    }
}
