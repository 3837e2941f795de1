package io.jackfield.api.llm;

/** Takes an answer piece by piece. Calls return at once and never throw. */
@FunctionalInterface
public interface TextSink {
    /** The next piece, in order; may be empty. */
    void append(String piece);

    /**
     * The next piece of what the model thinks before it answers. It is never part of the answer; a bot may show it
     * apart.
     */
    default void think(String piece) {}

    /**
     * Everything appended so far was thought and not the answer yet: some models say only where their thoughts end.
     * What shows or keeps the answer begins it anew.
     */
    default void wasThought() {}

    /**
     * What the model is doing, shown until it does something else or the answer begins.
     *
     * @param detail such as what it searches for; may be empty
     */
    default void progress(Activity activity, String detail) {}

    /**
     * Whether more is wanted; asked after each piece, or after every few where the sink is in another process. Saying
     * no ends the answer as a press on Stop does: what has come is kept, and the model is not left running.
     */
    default boolean wanted() {
        return true;
    }

    /** What a model does before it answers. */
    enum Activity {
        /** The service has taken the question and has no room for it yet. */
        QUEUED,
        THINKING,
        SEARCHING,
        READING
    }
}
