package io.jackfield.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /chat/completions}. Usage comes only when it is asked for, as with OpenAI. Services differ: extend it.
 */
public class ChatCompletionsWire implements ModelWire {
    private static final String HEAD =
            "{\"id\":\"fake\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake-1\",";

    @Override
    public boolean speaks(String path) {
        return path.endsWith("/chat/completions");
    }

    @Override
    public String question(JsonNode request) {
        JsonNode messages = request.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    @Override
    public String piece(String text) {
        return chunk("\"delta\":{\"content\":" + ModelWire.json(text) + "},\"finish_reason\":null");
    }

    @Override
    public List<String> end(JsonNode request, Finish finish, Usage usage) {
        List<String> events = new ArrayList<>();
        events.add(chunk("\"delta\":{},\"finish_reason\":\"" + reason(finish) + "\""));
        if (request.path("stream_options").path("include_usage").asBoolean()) {
            events.add("data: " + HEAD + "\"choices\":[],\"usage\":{" + usage(usage) + "}}");
        }
        events.add("data: [DONE]");
        return events;
    }

    /** The fields of {@code usage}. */
    protected String usage(Usage usage) {
        return "\"prompt_tokens\":" + usage.inputTokens() + ",\"completion_tokens\":" + usage.outputTokens()
                + ",\"total_tokens\":" + (usage.inputTokens() + usage.outputTokens())
                + ",\"prompt_tokens_details\":{\"cached_tokens\":" + usage.cachedTokens() + "}";
    }

    /** An event with these fields of its choice. */
    protected static String chunk(String choice) {
        return "data: " + HEAD + "\"choices\":[{\"index\":0," + choice + "}]}";
    }

    private static String reason(Finish finish) {
        return switch (finish) {
            case COMPLETE -> "stop";
            case LENGTH -> "length";
            case FILTERED -> "content_filter";
        };
    }
}
