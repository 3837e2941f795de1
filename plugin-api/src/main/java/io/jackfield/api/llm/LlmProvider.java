package io.jackfield.api.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * Answers prompts through one language-model service. One instance serves every chat, so it keeps no per-chat state and
 * takes calls from many threads at once.
 *
 * <p>Each call has a virtual thread to itself: blocking is fine, and an interrupt means nobody waits any more; end the
 * upstream request then, since it goes on costing money.
 */
public interface LlmProvider extends ExtensionPoint {
    /** Its name and what it knows of its models. Asked once, when the plugin is loaded; returns at once. */
    ProviderSpec spec();

    /**
     * Writes one answer to {@code sink}, piece by piece and in order, and returns when the model has finished.
     *
     * <p>Do not retry: the host does, with back-off, as long as nothing has been written.
     *
     * @param request the prompt, the longest answer in tokens, and the deadline
     * @param sink shows text to the user; returns at once and never throws
     * @return why the answer ended and the tokens used
     * @throws io.jackfield.api.JackfieldException with {@code RATE_LIMITED} or {@code OVERLOADED} when a later try may
     *     work; {@code REQUEST_REJECTED}, {@code UNAUTHORIZED}, {@code OUT_OF_CREDIT}, {@code PROMPT_TOO_LONG} or
     *     {@code REFUSED_BY_POLICY} when it will not; {@code STREAM_BROKEN} when the answer ended without its end mark;
     *     anything else counts as a plugin fault
     */
    Completion complete(CompletionRequest request, TextSink sink) throws Exception;

    /** Room for prompt and answer together, in tokens. Asked for models that {@link #spec()} does not know. */
    default int contextWindow(String model) {
        return 8_192;
    }

    /**
     * The models that the service lists at this moment, for the operator to be told in time which of them stop. Asked
     * about once a day.
     *
     * @return empty when the service has no list
     */
    default List<ListedModel> listed() throws Exception {
        return List.of();
    }

    /**
     * Writes down what is said in a recording.
     *
     * @return the words; empty when nothing is said
     * @throws JackfieldException as {@link #complete} does; {@code REQUEST_REJECTED} when the service does not do this
     */
    default String transcribe(TranscriptionRequest request) throws Exception {
        throw new JackfieldException(
                StandardError.REQUEST_REJECTED,
                spec().name() + " does not write recordings down; model " + request.model());
    }
}
