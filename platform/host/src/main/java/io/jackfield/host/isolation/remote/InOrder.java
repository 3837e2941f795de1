package io.jackfield.host.isolation.remote;

import java.util.ArrayDeque;
import java.util.Queue;

/** Runs one task after another, in the order in which they came, on a virtual thread. */
final class InOrder {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    void run(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        Thread.ofVirtual().name("plugin-pieces").start(this::work);
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
