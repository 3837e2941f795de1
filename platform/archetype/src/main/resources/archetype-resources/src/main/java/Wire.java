package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.Usage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The words of OpenAI's chat completions, which many services speak. Put those of yours in their place. */
final class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Wire() {}

    static String request(CompletionRequest request) {
        ObjectNode json = MAPPER.createObjectNode().put("model", request.model()).put("stream", true);
        json.putObject("stream_options").put("include_usage", true);
        if (request.maxTokens() > 0) {
            json.put("max_tokens", request.maxTokens());
        }
        ArrayNode messages = json.putArray("messages");
        for (ModelMessage message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        return json.toString();
    }

    static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    static StandardError error(int status, String body) {
        return switch (status) {
            case 401, 403 -> StandardError.UNAUTHORIZED;
            case 402 -> StandardError.OUT_OF_CREDIT;
            case 429 -> StandardError.RATE_LIMITED;
            case 400 -> rejection(body);
            default -> status < 500 ? StandardError.REQUEST_REJECTED : StandardError.OVERLOADED;
        };
    }

    private static StandardError rejection(String body) {
        if (body.contains("context_length_exceeded")) {
            return StandardError.PROMPT_TOO_LONG;
        }
        return body.contains("content_filter") ? StandardError.REFUSED_BY_POLICY : StandardError.REQUEST_REJECTED;
    }

    /** One answer, as far as it came. */
    static final class Answer {
        private String model = "";
        private Usage usage = Usage.UNKNOWN;
        private Finish finish;

        /** The text in an event, often empty. */
        String take(JsonNode event) {
            model = event.path("model").asText(model);
            JsonNode choice = event.path("choices").path(0);
            JsonNode reason = choice.path("finish_reason");
            if (reason.isTextual()) {
                finish = finish(reason.asText());
            }
            JsonNode tokens = event.path("usage");
            if (tokens.isObject()) {
                usage = new Usage(
                        tokens.path("prompt_tokens").asLong(),
                        tokens.path("prompt_tokens_details").path("cached_tokens").asLong(),
                        tokens.path("completion_tokens").asLong());
            }
            return choice.path("delta").path("content").asText("");
        }

        Optional<Completion> end() {
            return Optional.ofNullable(finish).map(reason -> new Completion(reason, usage, model));
        }

        private static Finish finish(String reason) {
            return switch (reason) {
                case "length" -> Finish.LENGTH;
                case "content_filter" -> Finish.FILTERED;
                default -> Finish.COMPLETE;
            };
        }
    }
}
