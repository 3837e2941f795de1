package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.lib.openai.EventStream.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code POST /chat/completions}. */
final class ChatExchange implements Exchange {
    /** For what the answer has used, which comes behind its end; some servers leave the connection open instead. */
    private static final Duration FOR_TOKENS = Duration.ofSeconds(1);

    private final OpenAIClient client;
    private final Failures failures;

    ChatExchange(OpenAIClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Outcome stream(WireRequest request, Answer answer) throws IOException {
        ChatReading reading = new ChatReading(request.model(), answer, failures);
        try (HttpResponse response =
                client.chat().completions().withRawResponse().createStreaming(params(request))) {
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

    private static ChatCompletionCreateParams params(WireRequest request) {
        ChatCompletionCreateParams.Builder params =
                ChatCompletionCreateParams.builder().model(request.model());
        request.messages().forEach(message -> add(params, message));
        request.fields().forEach((name, value) -> params.putAdditionalBodyProperty(name, JsonValue.from(value)));
        return params.build();
    }

    private static void add(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        switch (message.role()) {
            case SYSTEM -> params.addSystemMessage(message.text());
            case ASSISTANT -> params.addAssistantMessage(message.text());
            case USER -> addQuestion(params, message);
        }
    }

    private static void addQuestion(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        if (message.attachments().isEmpty()) {
            params.addUserMessage(message.text());
            return;
        }
        ChatCompletionContentPart text = ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text(message.text()).build());
        Stream<ChatCompletionContentPart> pictures =
                message.attachments().stream().map(Pictures::dataUri).map(ChatExchange::picture);
        params.addUserMessageOfArrayOfContentParts(
                Stream.concat(Stream.of(text), pictures).toList());
    }

    private static ChatCompletionContentPart picture(String dataUri) {
        return ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url(dataUri)
                        .build())
                .build());
    }
}
