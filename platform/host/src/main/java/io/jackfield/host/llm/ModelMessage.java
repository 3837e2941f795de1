package io.jackfield.host.llm;

import io.jackfield.api.llm.LlmProvider;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.RunningCall;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A call of a model provider on the bus.
 *
 * @param provider which of the plugin's providers
 * @param work what it is asked, on the thread of the call
 * @param limit for the whole answer
 * @param started hears of the running call, to be able to end it
 * @param listener hears once, on any thread
 */
public record ModelMessage<T>(
        String provider,
        Work<T> work,
        Duration limit,
        Consumer<RunningCall> started,
        Consumer<CallResult<T>> listener) {

    /** A question to a provider. */
    @FunctionalInterface
    public interface Work<T> {
        T of(LlmProvider provider) throws Exception;
    }
}
