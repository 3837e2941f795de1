package io.jackfield.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns SIGTERM and Ctrl-C into an orderly stop, after which the process ends with the status of that stop. */
final class StopSignal {
    private static final long PATIENCE_MINUTES = 6;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean came;

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "stop"));
        return signal;
    }

    /** Blocks until somebody asks the process to stop. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Whether the process was asked from outside. */
    boolean came() {
        return came;
    }

    /** The process asks itself. */
    void ask() {
        asked.countDown();
    }

    /** Everything is stopped, or never ran: the process may end. */
    void ended() {
        ended.countDown();
    }

    private void onShutdown() {
        if (ended.getCount() == 0) {
            return;
        }
        came = true;
        asked.countDown();
        try {
            if (ended.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                // a virtual machine that was ended by a signal would exit with 143 although all went well
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
