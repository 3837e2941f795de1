package io.jackfield.api.llm;

import org.pf4j.ExtensionPoint;

/**
 * Answers prompts through one language-model service. One instance serves every chat, so it keeps no per-chat state and
 * takes calls from many threads at once.
 *
 * <p>Each call has a virtual thread to itself: blocking is fine, and an interrupt means nobody waits any more; end the
 * upstream request then, since it goes on costing money.
 */
public interface LlmProvider extends ExtensionPoint {
    /** The name operators write in configuration: lower-case letters, digits and dashes, 2 to 32 characters. */
    String name();

    /**
     * Writes one answer to {@code sink}, piece by piece and in order, and returns when the model has finished.
     *
     * <p>Do not retry: the host does, with back-off, as long as nothing has been written.
     *
     * @param request the prompt, the longest answer in tokens, and the deadline
     * @param sink shows text to the user; returns at once and never throws
     * @return why the answer ended and the tokens used
     * @throws io.jackfield.api.JackfieldException with {@code RATE_LIMITED} or {@code OVERLOADED} when a later try may work;
     *     {@code REQUEST_REJECTED}, {@code UNAUTHORIZED}, {@code OUT_OF_CREDIT}, {@code PROMPT_TOO_LONG} or
     *     {@code REFUSED_BY_POLICY} when it will not; {@code STREAM_BROKEN} when the answer ended without its end mark;
     *     anything else counts as a plugin fault
     */
    ChatCompletion chat(ChatRequest request, TextSink sink) throws Exception;

    /** Room for prompt and answer together, in tokens. */
    default int contextWindow(String model) {
        return 8_192;
    }
}
