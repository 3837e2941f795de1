package io.jackfield.host.loop;

import java.util.function.LongSupplier;

/**
 * How long one call of a plugin has waited for the host and for what is behind it: database, Telegram, models. What
 * those are slow with is no fault of the plugin. The thread of the call notes its waits, any other may look.
 */
public final class HostWaits {
    private static final ScopedValue<HostWaits> CURRENT = ScopedValue.newInstance();

    private final LongSupplier nanoTime;
    private final Runnable sign;
    private volatile long overNanos;
    private volatile long sinceNanos;
    /** Waits within waits; above zero while it waits. */
    private volatile int depth;

    private volatile boolean interruptPassedOn;

    /**
     * Those of a call that begins.
     *
     * @param nanoTime the clock
     * @param sign told whenever a wait begins or ends, so whenever the thread leaves a processor to others; must not
     *     block
     */
    public HostWaits(LongSupplier nanoTime, Runnable sign) {
        this.nanoTime = nanoTime;
        this.sign = sign;
    }

    /** Runs a call whose waits are noted here. */
    public void noteDuring(Runnable call) {
        ScopedValue.where(CURRENT, this).run(call);
    }

    /** Those of the call on whose thread we are; outside of a call some that nobody looks at. */
    public static HostWaits ofCurrentCall() {
        return CURRENT.isBound() ? CURRENT.get() : new HostWaits(System::nanoTime, () -> {});
    }

    /** A wait begins; to be followed by {@link #end} on the same thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void begin() {
        if (depth == 0) {
            sinceNanos = nanoTime.getAsLong();
        }
        depth++;
        sign.run();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void end() {
        depth--;
        if (depth == 0) {
            overNanos += nanoTime.getAsLong() - sinceNanos;
        }
        sign.run();
    }

    /** The call has been interrupted and hands that on to the process of its plugin, which ends or is ended. */
    public void interruptPassedOn() {
        interruptPassedOn = true;
    }

    public boolean isInterruptPassedOn() {
        return interruptPassedOn;
    }

    /** All waits together, the present one included, in nanoseconds. */
    public long nanos() {
        return overNanos + (depth > 0 ? nanoTime.getAsLong() - sinceNanos : 0);
    }
}
