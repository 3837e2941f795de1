package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code POST /chat/completions}. */
final class ChatExchange implements Exchange {
    private static final ByteBuffer DONE = ByteBuffer.wrap("[DONE]".getBytes(US_ASCII));

    private final OpenAIClient client;
    private final Failures failures;

    ChatExchange(OpenAIClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public ChatCompletion stream(ChatRequest request, Answer answer) throws IOException {
        Reading reading = new Reading(request.model(), answer);
        try (HttpResponse response =
                client.chat().completions().withRawResponse().createStreaming(params(request))) {
            EventStream events = EventStream.of(response);
            Optional<ByteBuffer> event = events.next();
            while (event.isPresent() && !event.get().equals(DONE)) {
                reading.take(Json.read(event.get()));
                event = events.next();
            }
            events.finish();
        }
        return reading.end().orElseThrow(failures::endMarkMissing);
    }

    private static ChatCompletionCreateParams params(ChatRequest request) {
        Options options = Options.of(request);
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(request.model())
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        request.messages().forEach(message -> add(params, message));
        if (request.maxTokens() > 0) {
            params.maxCompletionTokens(request.maxTokens());
        }
        if (!request.userTag().isEmpty()) {
            params.safetyIdentifier(request.userTag());
        }
        options.effort().map(ReasoningEffort::of).ifPresent(params::reasoningEffort);
        options.temperature().ifPresent(params::temperature);
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

    /** What one stream has told so far. Fields that a service leaves out, or sends as null, are no failure here. */
    private final class Reading {
        private final Answer answer;
        private String model;
        private Usage usage = Usage.UNKNOWN;
        private boolean refused;
        private Optional<Finish> finish = Optional.empty();

        Reading(String askedModel, Answer answer) {
            model = askedModel;
            this.answer = answer;
        }

        void take(JsonNode chunk) {
            if (chunk.hasNonNull("error")) {
                throw failures.toldInside(chunk.get("error"), answer.begun());
            }
            model = chunk.path("model").asText(model);
            if (chunk.hasNonNull("usage")) {
                usage = usage(chunk.get("usage"));
            }
            chunk.path("choices").forEach(this::takeChoice);
        }

        /** Empty when the stream ended before the model did. */
        Optional<ChatCompletion> end() {
            return finish.map(reason -> new ChatCompletion(refused ? Finish.FILTERED : reason, usage, model));
        }

        private void takeChoice(JsonNode choice) {
            JsonNode delta = choice.path("delta");
            answer.append(delta.path("content").asText(""));
            if (delta.hasNonNull("refusal")) {
                refused = true;
                answer.append(delta.get("refusal").asText());
            }
            if (choice.hasNonNull("finish_reason")) {
                finish = Optional.of(finish(choice.get("finish_reason").asText()));
            }
        }
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "length" -> Finish.LENGTH;
            case "content_filter" -> Finish.FILTERED;
            default -> Finish.COMPLETE;
        };
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asLong(),
                usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
                usage.path("completion_tokens").asLong());
    }
}
