package io.jackfield.sandbox.llm;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The services that the model server stands in for, each under its own path and with its own habits. */
public enum Face {
    /** Reports usage of a chat stream only when asked; tells its reasoning only as a summary that was asked for. */
    OPENAI(
            "OpenAI",
            "/openai/v1",
            Map.of("/chat/completions", WireApi.CHAT_COMPLETIONS, "/responses", WireApi.RESPONSES)),
    /** Knows no unknown fields, searches the web when told to, and fails with status 200. */
    PERPLEXITY("Perplexity", "/perplexity/v1", Map.of("/responses", WireApi.RESPONSES, "/agent", WireApi.RESPONSES)),
    /** Thinks unless told not to, and keeps connections alive with comments. */
    DEEPSEEK("DeepSeek", "/deepseek", Map.of("/chat/completions", WireApi.CHAT_COMPLETIONS)),
    /** Serves models of many vendors, always tells the cost, and reports late errors inside the stream. */
    OPENROUTER("OpenRouter", "/openrouter/api/v1", Map.of("/chat/completions", WireApi.CHAT_COMPLETIONS)),
    /** A server of one's own, such as llama.cpp, Ollama or vLLM: no key, no limits, one model. */
    LOCAL(
            "a local server",
            "/local/v1",
            Map.of("/chat/completions", WireApi.CHAT_COMPLETIONS, "/responses", WireApi.RESPONSES));

    private final String title;
    private final String path;
    private final Map<String, WireApi> protocols;

    Face(String title, String path, Map<String, WireApi> protocols) {
        this.title = title;
        this.path = path;
        this.protocols = protocols;
    }

    /** What stands between the server's address and paths such as {@code /chat/completions}. */
    public String path() {
        return path;
    }

    /** The name people know the service by. */
    String title() {
        return title;
    }

    /** Paths below {@link #path()} that answer questions, and how. */
    Map<String, WireApi> protocols() {
        return protocols;
    }

    boolean wantsKey() {
        return this != LOCAL;
    }

    boolean listsModelsForAnybody() {
        return this == PERPLEXITY || this == LOCAL;
    }

    boolean writesDownSpeech() {
        return this == OPENAI || this == LOCAL;
    }

    /** Headers of every answer. */
    Map<String, String> headers(long number) {
        return switch (this) {
            case OPENAI ->
                Map.of(
                        "x-request-id", "req_sandbox_%06d".formatted(number),
                        "openai-processing-ms", "12",
                        "x-ratelimit-limit-requests", "5000",
                        "x-ratelimit-remaining-requests", "4999",
                        "x-ratelimit-reset-requests", "12ms",
                        "x-ratelimit-limit-tokens", "4000000",
                        "x-ratelimit-remaining-tokens", "3999000",
                        "x-ratelimit-reset-tokens", "6m0s");
            case OPENROUTER -> Map.of("X-Generation-Id", "gen-sandbox-%06d".formatted(number));
            case DEEPSEEK -> Map.of("x-ds-trace-id", "sandbox%06d".formatted(number));
            case PERPLEXITY, LOCAL -> Map.of();
        };
    }

    /** Further headers when too much was asked. */
    Map<String, String> limitHeaders() {
        return switch (this) {
            case PERPLEXITY, OPENROUTER ->
                Map.of("X-RateLimit-Limit", "20", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "60");
            case OPENAI, DEEPSEEK, LOCAL -> Map.of();
        };
    }

    /** Whether an answer that nobody scripted begins with reasoning. */
    boolean thinks(ModelRequest request) {
        Optional<String> effort = request.effort();
        boolean much =
                effort.filter(value -> value.matches("medium|high|xhigh|max")).isPresent();
        return switch (this) {
            case OPENAI -> !ModelCatalog.isPlain(request.model()) && (much || effort.isEmpty());
            case DEEPSEEK -> !"disabled".equals(request.child("thinking").getString("type"));
            case OPENROUTER ->
                much || Boolean.TRUE.equals(request.child("reasoning").getValue("enabled"));
            case LOCAL -> much;
            case PERPLEXITY -> false;
        };
    }

    AnswerFormat format(ModelRequest request, Script script, long number, boolean nullErrors) {
        if (request.api() == WireApi.TRANSCRIPTIONS) {
            return new TranscriptionFormat(script);
        }
        if (request.api() == WireApi.RESPONSES) {
            return this == PERPLEXITY
                    ? new PerplexityFormat(request, script, number)
                    : new ResponsesFormat(request, script, number);
        }
        return switch (this) {
            case DEEPSEEK -> new DeepSeekChat(request, script, number);
            case OPENROUTER -> new OpenRouterChat(request, script, number);
            case LOCAL -> new LocalChat(request, script, number, nullErrors);
            case OPENAI, PERPLEXITY -> new ChatFormat(request, script, number);
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
