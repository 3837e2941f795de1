package io.jackfield.host.isolation.remote;

import io.jackfield.host.loop.HostWaits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A call on its way to the other process. Its thread waits for the answer, and meanwhile does what the other side asks
 * of this one on behalf of the same call: so a desk is asked by the very thread that it would be asked by without a
 * remote layer, with that thread's call, interrupts and scoped values.
 */
final class Call {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** What one look may cost of the patience: while this process stands still, it hears no answer. */
    private static final long LONGEST_LOOK_NANOS = BETWEEN_LOOKS.multipliedBy(2).toNanos();

    private static final long FOR_EVER = -1;

    /** The references that were handed over in it and are void when it has ended. */
    private final List<Long> exported = new CopyOnWriteArrayList<>();

    private final long id;
    private InOrder pieces;
    private Runnable work;
    private boolean busy;
    private Answer answer;
    /** Only the waiting thread uses it. */
    private long patienceNanos = FOR_EVER;

    Call(long id) {
        this.id = id;
    }

    /** How a call ended: read by the thread that waits for it. */
    @FunctionalInterface
    interface Answer {
        Object get() throws Throwable;
    }

    long id() {
        return id;
    }

    List<Long> exported() {
        return exported;
    }

    /** Where pieces for objects of this call wait for one another. */
    synchronized InOrder pieces() {
        if (pieces == null) {
            pieces = new InOrder();
        }
        return pieces;
    }

    /** Whether pieces may be on their way, which an answer and further calls must not overtake. */
    synchronized boolean hasPieces() {
        return pieces != null;
    }

    /** Gives work to the waiting thread, which has to {@link #free} it; false when it is doing something else. */
    synchronized boolean offer(Runnable callback) {
        if (busy || answer != null) {
            return false;
        }
        busy = true;
        work = callback;
        notifyAll();
        return true;
    }

    /** The first one counts. */
    synchronized void end(Answer how) {
        if (answer == null) {
            answer = how;
            notifyAll();
        }
    }

    /**
     * @param onInterrupt told when this thread is interrupted; the answer is waited for nevertheless
     * @param patience how long after that
     * @param onStubborn told when none has come by then
     */
    Object await(Runnable onInterrupt, Duration patience, Runnable onStubborn) throws Throwable {
        boolean interrupted = false;
        while (true) {
            try {
                Runnable next = take();
                if (next != null) {
                    next.run();
                } else if (ended()) {
                    break;
                } else {
                    patienceNanos = FOR_EVER;
                    onStubborn.run();
                }
            } catch (InterruptedException e) {
                if (!interrupted) {
                    patienceNanos = patience.toNanos();
                    HostWaits.ofCurrentCall().interruptPassedOn();
                    onInterrupt.run();
                }
                interrupted = true;
            }
        }
        try {
            return answer.get();
        } catch (InterruptedException e) {
            interrupted = false;
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The work is done and its answer about to leave, after which the other side may have more for this thread. */
    synchronized void free() {
        busy = false;
    }

    private synchronized boolean ended() {
        return answer != null;
    }

    /** Work to be done; null when there is an answer, or when it is too late for one. */
    private synchronized Runnable take() throws InterruptedException {
        while (work == null && answer == null) {
            if (patienceNanos == FOR_EVER) {
                wait();
                continue;
            }
            if (patienceNanos == 0) {
                return null;
            }
            long before = System.nanoTime();
            wait(BETWEEN_LOOKS.toMillis());
            patienceNanos = Math.max(0, patienceNanos - Math.min(System.nanoTime() - before, LONGEST_LOOK_NANOS));
        }
        Runnable next = work;
        work = null;
        return next;
    }
}
