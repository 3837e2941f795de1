package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.TextSink;
import java.io.IOException;

/** Asks one endpoint. Takes calls from many threads at once; a call ends when its thread is interrupted. */
public final class OpenAiService implements AutoCloseable {
    private final OpenAIClient client;
    private final Exchange exchange;
    private final Failures failures;

    public OpenAiService(Endpoint endpoint) {
        client = new OpenAIClientImpl(options(endpoint));
        failures = new Failures(endpoint.name());
        exchange = switch (endpoint.protocol()) {
            case RESPONSES -> new ResponsesExchange(client, failures);
            case CHAT -> new ChatExchange(client, failures);
        };
    }

    /**
     * Streams one answer.
     *
     * @throws io.jackfield.api.JackfieldException with the codes that {@link io.jackfield.api.llm.LlmProvider#chat} names
     * @throws InterruptedException when the calling thread was interrupted; the request is over then
     */
    public ChatCompletion chat(ChatRequest request, TextSink sink) throws InterruptedException {
        Answer answer = new Answer(sink);
        try {
            return exchange.stream(request, answer);
        } catch (OpenAIException | IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waits for this answer any more");
            }
            throw failures.of(e, answer.begun());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static ClientOptions options(Endpoint endpoint) {
        Timeout timeout = Timeout.builder()
                .connect(endpoint.connectTimeout())
                .read(endpoint.readTimeout())
                .build();
        return ClientOptions.builder()
                .httpClient(new JdkHttpClient(endpoint.connectTimeout()))
                .baseUrl(endpoint.baseUrl().toString())
                .apiKey(endpoint.apiKey())
                .timeout(timeout)
                .maxRetries(0) // the host retries, and knows budgets and other models
                .sleeper(new NoSleeper()) // the library's own starts a timer thread
                .streamHandlerExecutor(Thread::startVirtualThread) // and this one a pool that nothing ever frees
                .logLevel(LogLevel.OFF) // or OPENAI_LOG in the environment would put prompts into the log
                .disableTelemetry(true)
                .build();
    }
}
