package io.jackfield.host.unload.sample;

import java.util.concurrent.CountDownLatch;

/** Loaded by a loader of its own in tests, which it leaves something of behind. */
public final class Leaver implements Runnable {
    private final CountDownLatch end;

    public Leaver(CountDownLatch end) {
        this.end = end;
    }

    @Override
    public void run() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
