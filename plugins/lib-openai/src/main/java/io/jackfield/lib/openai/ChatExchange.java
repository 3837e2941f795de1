package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.jackfield.lib.openai.EventStream.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /chat/completions}. */
final class ChatExchange implements Exchange {
    /** For what the answer has used, which comes behind its end; some servers leave the connection open instead. */
    private static final Duration FOR_TOKENS = Duration.ofSeconds(1);

    private final PreparedRequest completions;
    private final Failures failures;

    ChatExchange(PreparedRequest completions, Failures failures) {
        this.completions = completions;
        this.failures = failures;
    }

    @Override
    public Outcome stream(WireRequest request, Answer answer) throws IOException {
        ChatReading reading = new ChatReading(request.model(), answer, failures);
        try (HttpResponse response = completions.send(ChatBody.of(request))) {
            EventStream events = EventStream.of(response, answer::queued);
            try {
                read(events, reading);
            } catch (IOException e) {
                if (!reading.isFinished() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            events.finish();
        }
        return reading.end().orElseThrow(() -> failures.endMarkMissing(answer.begun()));
    }

    private static void read(EventStream events, ChatReading reading) throws IOException {
        for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
            if (event.get().isDone()) {
                reading.done();
                return;
            }
            reading.take(event.get());
            if (reading.isFinished() && reading.hasMoved()) {
                events.endWithin(reading.knowsTokens() ? EventStream.MOMENT : FOR_TOKENS);
            }
        }
    }

    /** Makes the library put the request together, and explain what became of it; {@link PreparedRequest} closes it. */
    @SuppressWarnings("MustBeClosedChecker")
    static HttpResponse throughLibrary(OpenAIClient client) {
        return client.chat()
                .completions()
                .withRawResponse()
                .createStreaming(ChatCompletionCreateParams.builder()
                        .model("any")
                        .addUserMessage("any")
                        .build());
    }
}
