package io.jackfield.host.trace;

import java.util.Optional;

/**
 * What the work on a thread is about: bound while it is done, and carried along by calls of plugins. No text is made of
 * it before a line of the log, or a failure, wants one.
 *
 * @param bot its id; empty outside of bots
 * @param update Telegram's id, negative for what no update asked for, 0 for none
 * @param plugin the id of the plugin whose call it is; empty while the host works
 */
public record Trace(String bot, long update, String plugin) {
    /** About nothing in particular. */
    public static final Trace NONE = new Trace("", 0, "");

    /** By this the benchmarks see what it costs to bind traces. */
    private static final boolean WITHOUT = Boolean.getBoolean("jackfield.unobserved");

    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

    /** The host's work on an update. */
    public static Trace of(String bot, long update) {
        return new Trace(bot, update, "");
    }

    /** That of the work on this thread, {@link #NONE} where nobody has said. */
    public static Trace current() {
        return CURRENT.isBound() ? CURRENT.get() : NONE;
    }

    /** The same work as a plugin does it. */
    public Trace in(String owner) {
        return owner.equals(plugin) ? this : new Trace(bot, update, owner);
    }

    /** Does the work under this. */
    public void run(Runnable work) {
        if (WITHOUT) {
            work.run();
            return;
        }
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Binds it beside what others bind. */
    public ScopedValue.Carrier beside(ScopedValue.Carrier others) {
        return WITHOUT ? others : others.where(CURRENT, this);
    }

    /** The short name of the update; absent where there is none. */
    public Optional<TraceId> id() {
        return update == 0 ? Optional.empty() : Optional.of(new TraceId(bot, update));
    }
}
