package io.jackfield.lib.documents;

import io.jackfield.lib.documents.ReadingEnded.Cause;

/**
 * What the reading of one document may still take: work, unpacked bytes, memory. Every reader asks it in every loop,
 * and so does what lies between a library and its input. Whoever waits for the reading ends it from outside. Counters
 * belong to the reading thread.
 */
final class Budget {
    private static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();
    /** In events of XML, operators of PDF, kilobytes and the like; a million takes a second or less. */
    private static final long MOST_WORK = 20_000_000;

    private static final long LEAST_MEMORY = 16L << 20;
    private static final long MOST_MEMORY = 64L << 20;
    /** Two are read at once, beside their bytes and everything else that the host does. */
    private static final int SHARE_OF_HEAP = 8;

    private long workLeft = MOST_WORK;
    private long unpackedLeft;
    private long memoryLeft = memoryOfOne();
    private long held;
    private volatile Cause ended;

    Budget(long maxUnpackedBytes) {
        unpackedLeft = maxUnpackedBytes;
    }

    /** What one document may keep in memory beside its own bytes. */
    static long memoryOfOne() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, LEAST_MEMORY, MOST_MEMORY);
    }

    /** The one of the document that this thread reads; outside of any reading one that is never used up. */
    static Budget current() {
        return CURRENT.isBound() ? CURRENT.get() : new Budget(Long.MAX_VALUE);
    }

    /** Reads with this budget as {@link #current}. */
    <T> T during(ScopedValue.CallableOp<T, Exception> reading) throws Exception {
        return ScopedValue.where(CURRENT, this).call(reading);
    }

    /** Ends the reading at its next question; from any thread. */
    void end(Cause cause) {
        ended = cause;
    }

    /** Called wherever much can happen in a loop. */
    void check() {
        // In this order: whoever ends it says why first and interrupts then.
        boolean interrupted = Thread.currentThread().isInterrupted();
        Cause cause = ended;
        if (cause != null) {
            throw ReadingEnded.because(cause);
        }
        if (interrupted) {
            throw ReadingEnded.because(Cause.INTERRUPTED);
        }
    }

    void work(long units) {
        check();
        workLeft -= units;
        if (workLeft < 0) {
            throw ReadingEnded.because(Cause.TOO_MUCH_WORK);
        }
    }

    /** These bytes have been unpacked. */
    void unpacked(long bytes) {
        work(1 + (bytes >> 10));
        unpackedLeft -= bytes;
        if (unpackedLeft < 0) {
            throw ReadingEnded.because(Cause.TOO_LARGE);
        }
    }

    /** So much is kept until the document is closed. */
    void memory(long bytes) {
        if (!hasMemory(bytes)) {
            throw ReadingEnded.because(Cause.TOO_LARGE);
        }
    }

    /**
     * So much is kept until {@link #heldAgain} says how much there was before; it comes to no more than the memory of
     * one document.
     */
    void hold(long bytes) {
        check();
        held += bytes;
        if (held > memoryOfOne()) {
            throw ReadingEnded.because(Cause.TOO_LARGE);
        }
    }

    long held() {
        return held;
    }

    void heldAgain(long bytes) {
        held = bytes;
    }

    /** Takes the memory if it is still there. */
    boolean hasMemory(long bytes) {
        check();
        memoryLeft -= bytes;
        return memoryLeft >= 0;
    }
}
