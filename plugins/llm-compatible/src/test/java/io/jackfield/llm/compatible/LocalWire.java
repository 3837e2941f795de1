package io.jackfield.llm.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.Usage;
import io.jackfield.testkit.llm.ChatCompletionsWire;
import io.jackfield.testkit.llm.ModelWire;
import java.util.List;
import java.util.Optional;

/** Nulls wherever there is nothing to say, errors included, timings of its own, and sometimes no usage at all. */
final class LocalWire extends ChatCompletionsWire {
    private final boolean reportsUsage;

    LocalWire(boolean reportsUsage) {
        this.reportsUsage = reportsUsage;
    }

    @Override
    public String piece(String text) {
        return withNulls(super.piece(text));
    }

    @Override
    public Optional<String> thought(String text) {
        return Optional.of(
                withNulls(chunk("\"delta\":{\"reasoning\":" + ModelWire.json(text) + "},\"finish_reason\":null")));
    }

    @Override
    public List<String> end(JsonNode request, Finish finish, Usage usage) {
        return super.end(request, finish, usage).stream()
                .filter(event -> reportsUsage || !event.contains("\"usage\""))
                .map(LocalWire::withNulls)
                .toList();
    }

    /** In the shape of vLLM's older versions, without an object around it. */
    @Override
    public String refusal(int status, String code) {
        String words = code.equals("context_length_exceeded") ? "maximum context length is 4096 tokens" : "refused";
        return "{\"object\":\"error\",\"message\":\"" + words + "\",\"type\":\"BadRequestError\",\"code\":\"" + code
                + "\"}";
    }

    private static String withNulls(String event) {
        return event.replaceFirst("\\{", "{\"error\":null,\"timings\":{\"predicted_ms\":1.5},");
    }
}
