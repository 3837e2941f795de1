package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** DeepSeek: comments while it queues, reasoning in a field of its own, and cache hits in the usage. */
final class DeepSeekChat extends ChatFormat {
    private static final int CACHE_UNIT_TOKENS = 64;

    DeepSeekChat(ModelRequest request, Script script, long number) {
        super(request, script, number);
    }

    @Override
    public Optional<Buffer> keepAlive() {
        return Optional.of(Buffer.buffer(": keep-alive\n\n"));
    }

    @Override
    JsonObject role() {
        return new JsonObject().put("role", "assistant").put("content", "");
    }

    @Override
    public void prelude(Buffer out, int step) {
        reasoning(out, step, hole("reasoning_content").putNull("content"));
    }

    @Override
    JsonObject message() {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", script().text());
        return script().reasoning().count() == 0
                ? message
                : message.put("reasoning_content", script().reasoning().text());
    }

    /** Whatever came before the question counts as read from the cache, in whole units. */
    @Override
    TokenUse use() {
        TokenUse use = super.use();
        if (script().tellsUse() || request().earlierMessages() == 0) {
            return use;
        }
        int earlier = use.input() - request().question().length() / 4;
        return use.cached(earlier / CACHE_UNIT_TOKENS * CACHE_UNIT_TOKENS);
    }

    @Override
    JsonObject usage() {
        TokenUse use = use();
        return super.usage()
                .put("prompt_cache_hit_tokens", use.cached())
                .put("prompt_cache_miss_tokens", use.input() - use.cached());
    }
}
