package io.jackfield.host.loop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** A core loop of its own for a test. */
public final class TestLoop implements AutoCloseable {
    static {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    private final Vertx vertx = Vertx.vertx();
    private final CoreLoop loop;

    public TestLoop() {
        this(1);
    }

    /** @param haste how many seconds of the loop pass in one */
    public TestLoop(int haste) {
        loop = new CoreLoop(vertx, haste);
    }

    public CoreLoop loop() {
        return loop;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Does this on the loop and waits for it. */
    public <T> T get(Callable<T> work) {
        try {
            return loop.await(
                    () -> {
                        try {
                            return Future.succeededFuture(work.call());
                        } catch (Exception e) {
                            return Future.failedFuture(e);
                        }
                    },
                    Duration.ofSeconds(5));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
