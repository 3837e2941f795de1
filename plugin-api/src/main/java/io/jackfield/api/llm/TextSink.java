package io.jackfield.api.llm;

/** Takes an answer piece by piece. Calls return at once and never throw. */
@FunctionalInterface
public interface TextSink {
    /** The next piece, in order; may be empty. */
    void append(String piece);
}
