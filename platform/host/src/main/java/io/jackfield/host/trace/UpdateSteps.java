package io.jackfield.host.trace;

/**
 * Hears of each step of each update when it is over. Beginnings are by {@link System#nanoTime()}, ends are the moment
 * of the call. It is told of what worked and of what did not by codes, never by texts. Returns at once and never
 * throws; on the core loop, but for {@link #asked}, which comes from threads of plugins.
 */
public interface UpdateSteps {
    /** Nobody listens. */
    UpdateSteps NONE = new UpdateSteps() {};

    /** It is in the journal. */
    default void arrived(Trace update, long began) {}

    /**
     * Its lane lets it through.
     *
     * @param arrived when it came in, or was taken up again
     */
    default void begun(Trace update, long arrived) {}

    /**
     * A plugin was called for it; once for each try.
     *
     * @param error the code of what went wrong, or empty
     */
    default void called(Trace update, String plugin, long began, String error) {}

    /**
     * A model was asked for it, all tries of one offer together.
     *
     * @param model of the provider
     * @param end how it ended, such as {@code complete}
     * @param isBroken whether that is a failure
     */
    default void asked(Trace update, String provider, String model, long began, String end, boolean isBroken) {}

    /**
     * What came of it is stored.
     *
     * @param error the code of its dead letter, or empty
     * @param isLast whether there is nothing to send
     */
    default void stored(Trace update, long began, String error, boolean isLast) {}

    /**
     * The last message of its answer was taken, or never will be; the end of it.
     *
     * @param isWhole whether Telegram has taken all of it
     */
    default void sent(Trace update, long began, boolean isWhole) {}
}
