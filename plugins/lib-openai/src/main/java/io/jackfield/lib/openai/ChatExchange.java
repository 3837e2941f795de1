package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.lib.openai.models.TokenCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
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
    public Outcome stream(WireRequest request, Answer answer) throws IOException {
        Reading reading = new Reading(request.model(), answer);
        try (HttpResponse response =
                client.chat().completions().withRawResponse().createStreaming(params(request))) {
            EventStream events = EventStream.of(response, answer::queued);
            Optional<ByteBuffer> event = events.next();
            while (event.isPresent() && !event.get().equals(DONE)) {
                reading.take(Json.read(event.get()));
                event = events.next();
            }
            events.finish();
        }
        return reading.end().orElseThrow(failures::endMarkMissing);
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

    /** What one stream has told so far. Fields that a service leaves out, or sends as null, are no failure here. */
    private final class Reading {
        private final Answer answer;
        private String model;
        private TokenCount tokens = TokenCount.NONE;
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
            if (chunk.path("object").asText("").equals("error")) {
                throw failures.toldInside(chunk, answer.begun());
            }
            model = chunk.path("model").asText(model);
            if (chunk.hasNonNull("usage")) {
                tokens = Tokens.of(chunk.get("usage"));
            }
            chunk.path("choices").forEach(this::takeChoice);
        }

        /** Empty when the stream ended before the model did. */
        Optional<Outcome> end() {
            return finish.map(reason -> new Outcome(refused ? Finish.FILTERED : reason, tokens, model, List.of()));
        }

        private void takeChoice(JsonNode choice) {
            JsonNode delta = choice.path("delta");
            answer.think(thought(delta));
            answer.append(delta.path("content").asText(""));
            if (delta.hasNonNull("refusal")) {
                refused = true;
                answer.append(delta.get("refusal").asText());
            }
            String reason = choice.path("finish_reason").asText("");
            if (reason.equals("error")) {
                throw failures.toldInside(choice.path("error"), answer.begun());
            }
            if (choice.hasNonNull("finish_reason")) {
                finish = Optional.of(finish(reason));
            }
        }
    }

    /** DeepSeek, llama.cpp and vLLM have one name for it, OpenRouter and Ollama the other; never both in one piece. */
    private static String thought(JsonNode delta) {
        return delta.hasNonNull("reasoning_content")
                ? delta.get("reasoning_content").asText("")
                : delta.path("reasoning").asText("");
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "length" -> Finish.LENGTH;
            case "content_filter" -> Finish.FILTERED;
            default -> Finish.COMPLETE;
        };
    }
}
