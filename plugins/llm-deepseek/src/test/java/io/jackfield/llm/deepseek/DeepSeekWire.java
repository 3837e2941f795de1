package io.jackfield.llm.deepseek;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Usage;
import io.jackfield.testkit.llm.ChatCompletionsWire;
import io.jackfield.testkit.llm.ModelWire;
import java.util.Optional;

/** Thoughts in a field of their own, cache hits beside the prompt's tokens, and no {@code /v1} in the path. */
class DeepSeekWire extends ChatCompletionsWire {
    @Override
    public Optional<String> thought(String text) {
        return Optional.of(chunk("\"delta\":{\"content\":null,\"reasoning_content\":" + ModelWire.json(text)
                + "},\"finish_reason\":null"));
    }

    @Override
    public Optional<String> complaint(JsonNode request) {
        return request.has("safety_identifier") ? Optional.of(refusal("invalid_request_error")) : Optional.empty();
    }

    @Override
    protected String usage(Usage usage) {
        return "\"prompt_tokens\":" + usage.inputTokens() + ",\"prompt_cache_hit_tokens\":" + usage.cachedTokens()
                + ",\"prompt_cache_miss_tokens\":" + (usage.inputTokens() - usage.cachedTokens())
                + ",\"completion_tokens\":" + usage.outputTokens()
                + ",\"completion_tokens_details\":{\"reasoning_tokens\":1}";
    }
}
