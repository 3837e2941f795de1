package io.jackfield.sandbox.llm;

/** The two protocols that model services speak, and the one for recordings. */
public enum WireApi {
    CHAT_COMPLETIONS,
    RESPONSES,
    /** A recording is sent as a form, and what is said in it comes back. */
    TRANSCRIPTIONS
}
