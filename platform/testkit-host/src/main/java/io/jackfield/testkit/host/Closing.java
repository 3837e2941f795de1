package io.jackfield.testkit.host;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, to be ended in the opposite order. */
final class Closing {
    private final Deque<Runnable> ends = new ArrayDeque<>();

    void add(Runnable end) {
        ends.push(end);
    }

    Vertx add(Vertx vertx) {
        ends.push(() -> Patience.await(vertx.close(), () -> "Vert.x stops"));
        return vertx;
    }

    TestHome add(TestHome home) {
        ends.push(home::close);
        return home;
    }

    TestDatabase add(TestDatabase database) {
        ends.push(database::close);
        return database;
    }

    BridgeJar add(BridgeJar bridge) {
        ends.push(bridge::close);
        return bridge;
    }

    /** All of it, whatever fails; the first failure is thrown at the end. */
    void close() {
        RuntimeException failure = null;
        while (!ends.isEmpty()) {
            try {
                ends.pop().run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
