package io.jackfield.host.llm;

import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.RunningCall;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A call of a model on the bus.
 *
 * @param provider which of the plugin's providers
 * @param limit for the whole answer
 * @param started hears of the running call, to be able to end it
 * @param listener hears once, on any thread
 */
public record ModelMessage(
        String provider,
        ChatRequest request,
        TextSink sink,
        Duration limit,
        Consumer<RunningCall> started,
        Consumer<CallResult<ChatCompletion>> listener) {}
