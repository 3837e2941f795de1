package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Loop;
import java.util.function.LongConsumer;

/**
 * Begins things: at a steady rate, or a new one whenever one has ended. What is due is begun with the time at which it
 * was due, also when that could not be kept. Used on the loop.
 */
public final class Pace {
    private final Loop loop;
    private final LongConsumer begin;
    private Runnable afterEnd = () -> {};
    /** Counts the paces that were set; a timer of an earlier one stops by itself. */
    private int number;

    /** @param begin gets the time at which it is due, in {@link System#nanoTime} */
    public Pace(Loop loop, LongConsumer begin) {
        this.loop = loop;
        this.begin = begin;
    }

    /** Keeps this many begun that have not ended: as fast as that goes. */
    public void closed(int atOnce) {
        pause();
        afterEnd = () -> begin.accept(System.nanoTime());
        for (int i = 0; i < atOnce; i++) {
            begin.accept(System.nanoTime());
        }
    }

    /** Begins at this rate, however fast they end. */
    public void open(double perSecond) {
        pause();
        onTime(number, System.nanoTime(), 1e9 / perSecond, 0);
    }

    /** Begins nothing more. */
    public void pause() {
        number++;
        afterEnd = () -> {};
    }

    /** Something has ended. */
    public void ended() {
        afterEnd.run();
    }

    private void onTime(int mine, long start, double interval, long alreadyBegun) {
        long begun = alreadyBegun;
        long now = System.nanoTime();
        while (number == mine && start + (long) (begun * interval) <= now) {
            begin.accept(start + (long) (begun * interval));
            begun++;
        }
        if (number == mine) {
            long count = begun;
            loop.at(start + (long) (begun * interval), () -> onTime(mine, start, interval, count));
        }
    }
}
