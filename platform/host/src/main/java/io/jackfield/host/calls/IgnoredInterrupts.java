package io.jackfield.host.calls;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Tells calls that ignore their interrupt from those that have not had the chance to heed it: their thread still waits
 * for a carrier, or it is a platform thread, which reads from a socket and hears nothing meanwhile. A plugin in a
 * process of its own is no matter of this: the process is ended. Core loop only.
 */
final class IgnoredInterrupts {
    /** Time to tidy up after an interrupt, with a carrier at hand. */
    private static final long TIDY_NANOS = Duration.ofSeconds(2).toNanos();
    /** By then even a virtual thread in a crowd has had its turn. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    /** Processor time after the interrupt that waiting does not take. */
    private static final long WORK_NANOS = Duration.ofMillis(50).toNanos();

    private final FairClock clock;

    IgnoredInterrupts(FairClock clock) {
        this.clock = clock;
    }

    boolean isIgnoredBy(RunningCall call, long now) {
        if (!call.isInterrupted() || call.isInterruptPassedOn() || call.hasEnded()) {
            return false;
        }
        Thread thread = call.thread();
        if (thread == null) {
            return false;
        }
        if (!thread.isVirtual() && call.processorNanosAtInterrupt() < 0) {
            call.processorNanosAtInterrupt(processorNanos(thread));
        }
        long past = now - call.interruptedNanos();
        long crowded = clock.crowdedNanos() - call.crowdedAtInterrupt();
        if (past - crowded <= TIDY_NANOS && past <= PATIENCE_NANOS) {
            return false;
        }
        return thread.isVirtual() || processorNanos(thread) - call.processorNanosAtInterrupt() > WORK_NANOS;
    }

    private static long processorNanos(Thread thread) {
        return Threads.BEAN.getThreadCpuTime(thread.threadId());
    }

    /** Loaded when it is needed first. */
    private static final class Threads {
        static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();
    }
}
