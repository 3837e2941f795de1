package io.jackfield.lib.openai;

/** How an endpoint wants to be asked. */
public enum Protocol {
    /** {@code /responses}: OpenAI's own, and the one in which reasoning models can do everything. */
    RESPONSES,
    /** {@code /chat/completions}: what nearly every other service and every local server understands. */
    CHAT
}
