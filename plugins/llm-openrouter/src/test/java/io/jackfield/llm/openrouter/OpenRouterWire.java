package io.jackfield.llm.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.Usage;
import io.jackfield.testkit.llm.ChatCompletionsWire;
import io.jackfield.testkit.llm.ModelWire;
import java.util.List;
import java.util.Optional;

/** Comments while it works, usage with its cost whether asked for or not, errors with numbers, also inside a 200. */
final class OpenRouterWire extends ChatCompletionsWire {
    @Override
    public String signOfLife() {
        return ": OPENROUTER PROCESSING";
    }

    @Override
    public Optional<String> thought(String text) {
        return Optional.of(chunk("\"delta\":{\"content\":\"\",\"reasoning\":" + ModelWire.json(text)
                + ",\"reasoning_details\":[]},\"finish_reason\":null"));
    }

    @Override
    public List<String> end(JsonNode request, Finish finish, Usage usage) {
        ObjectNode asking = request.deepCopy();
        asking.putObject("stream_options").put("include_usage", true);
        return super.end(asking, finish, usage);
    }

    @Override
    public List<String> failure() {
        return List.of(
                chunk("\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"")
                        .replaceFirst("\\{", "{\"error\":{\"code\":502,\"message\":\"upstream\"},"),
                "data: [DONE]");
    }

    @Override
    public String refusal(int status, String code) {
        String metadata = code.equals("content_filter") ? "{\"reasons\":[\"violence\"]}" : "{}";
        String words = code.equals("context_length_exceeded") ? "maximum context length is 4096 tokens" : "refused";
        return "{\"error\":{\"code\":" + status + ",\"message\":\"" + words + "\",\"metadata\":" + metadata + "}}";
    }

    @Override
    protected String usage(Usage usage) {
        return super.usage(usage) + ",\"cost\":0.0000123,\"is_byok\":false";
    }
}
