package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code POST /responses}. Nothing is kept on the other side: the whole dialogue goes along with every question. */
final class ResponsesExchange implements Exchange {
    private final OpenAIClient client;
    private final Failures failures;

    ResponsesExchange(OpenAIClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public ChatCompletion stream(ChatRequest request, Answer answer) throws IOException {
        try (HttpResponse response = client.responses().withRawResponse().createStreaming(params(request))) {
            EventStream events = EventStream.of(response);
            Reading reading = new Reading(request.model(), answer);
            for (Optional<ByteBuffer> event = events.next(); event.isPresent(); event = events.next()) {
                Optional<ChatCompletion> end = reading.take(Json.read(event.get()));
                if (end.isPresent()) {
                    events.finish();
                    return end.get();
                }
            }
        }
        throw failures.endMarkMissing();
    }

    private static ResponseCreateParams params(ChatRequest request) {
        Options options = Options.of(request);
        ResponseCreateParams.Builder params = ResponseCreateParams.builder()
                .model(request.model())
                .inputOfResponse(
                        request.messages().stream().map(ResponsesExchange::item).toList())
                .store(false);
        if (request.maxTokens() > 0) {
            params.maxOutputTokens(request.maxTokens());
        }
        if (!request.userTag().isEmpty()) {
            params.safetyIdentifier(request.userTag());
        }
        options.effort()
                .ifPresent(effort -> params.reasoning(
                        Reasoning.builder().effort(ReasoningEffort.of(effort)).build()));
        options.temperature().ifPresent(params::temperature);
        return params.build();
    }

    private static ResponseInputItem item(ChatMessage message) {
        EasyInputMessage.Builder item = EasyInputMessage.builder().role(role(message));
        if (message.attachments().isEmpty()) {
            return ResponseInputItem.ofEasyInputMessage(
                    item.content(message.text()).build());
        }
        ResponseInputContent text = ResponseInputContent.ofInputText(
                ResponseInputText.builder().text(message.text()).build());
        Stream<ResponseInputContent> pictures =
                message.attachments().stream().map(Pictures::dataUri).map(ResponsesExchange::picture);
        return ResponseInputItem.ofEasyInputMessage(item.contentOfResponseInputMessageContentList(
                        Stream.concat(Stream.of(text), pictures).toList())
                .build());
    }

    private static ResponseInputContent picture(String dataUri) {
        return ResponseInputContent.ofInputImage(ResponseInputImage.builder()
                .imageUrl(dataUri)
                .detail(ResponseInputImage.Detail.AUTO)
                .build());
    }

    private static EasyInputMessage.Role role(ChatMessage message) {
        return switch (message.role()) {
            case SYSTEM -> EasyInputMessage.Role.SYSTEM;
            case USER -> EasyInputMessage.Role.USER;
            case ASSISTANT -> EasyInputMessage.Role.ASSISTANT;
        };
    }

    /** What one stream has told so far. */
    private final class Reading {
        private final String askedModel;
        private final Answer answer;
        private boolean refused;

        Reading(String askedModel, Answer answer) {
            this.askedModel = askedModel;
            this.answer = answer;
        }

        /** The end of the answer, when the event says it. */
        Optional<ChatCompletion> take(JsonNode event) {
            if (event.hasNonNull("error")) {
                throw failures.toldInside(event.get("error"), answer.begun());
            }
            JsonNode response = event.path("response");
            switch (event.path("type").asText("")) {
                case "response.output_text.delta" ->
                    answer.append(event.path("delta").asText(""));
                case "response.refusal.delta" -> refuse(event.path("delta").asText(""));
                case "response.failed" -> throw failures.toldInside(response.path("error"), answer.begun());
                case "error" -> throw failures.toldInside(event, answer.begun());
                case "response.completed" -> {
                    return Optional.of(ended(response, Finish.COMPLETE));
                }
                case "response.incomplete" -> {
                    return Optional.of(ended(response, cutBecause(response)));
                }
                default -> {} // the steps of the model's work, and whatever a service adds
            }
            return Optional.empty();
        }

        private void refuse(String words) {
            refused = true;
            answer.append(words);
        }

        private ChatCompletion ended(JsonNode response, Finish finish) {
            String model = response.path("model").asText(askedModel);
            return new ChatCompletion(refused ? Finish.FILTERED : finish, usage(response.path("usage")), model);
        }
    }

    private static Finish cutBecause(JsonNode response) {
        String reason = response.path("incomplete_details").path("reason").asText("");
        return reason.equals("content_filter") ? Finish.FILTERED : Finish.LENGTH;
    }

    /** Nothing but zeros, which is {@link Usage#UNKNOWN}, when there is none. */
    private static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("input_tokens").asLong(),
                usage.path("input_tokens_details").path("cached_tokens").asLong(),
                usage.path("output_tokens").asLong());
    }
}
