package io.jackfield.benchmarks.process;

/** A program that answers updates: the host, or the bare handler as its yardstick. */
public interface Target extends AutoCloseable {
    String name();

    /** Starts it and returns at once. */
    ChildProcess start();

    /** Waits until it takes updates; fails when it ends or does not come up. */
    void awaitReady(ChildProcess process) throws InterruptedException;

    /** Ends whatever it has left behind. */
    @Override
    void close();
}
