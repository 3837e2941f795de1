package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What a service refuses although it is well-formed. Source: the documentation of each service, November 2026. */
final class RequestRules {
    private static final Set<String> OPENAI_EFFORTS =
            Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final Set<String> OPENAI_WITHOUT_NONE = Set.of("gpt-6-astra", "gpt-6.1-sol");
    private static final Set<String> DEEPSEEK_EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");
    private static final Set<String> PERPLEXITY_FIELDS = Set.of(
            "input",
            "model",
            "models",
            "preset",
            "instructions",
            "stream",
            "tools",
            "tool_choice",
            "reasoning",
            "response_format",
            "temperature",
            "top_p",
            "max_output_tokens",
            "max_steps",
            "max_tool_calls",
            "language_preference",
            "previous_response_id",
            "store",
            "background");
    private static final Set<String> PERPLEXITY_TOOL_FIELDS = Set.of(
            "type",
            "filters",
            "max_results",
            "max_tokens",
            "max_tokens_per_page",
            "search_context_size",
            "user_location");
    private static final Set<String> PERPLEXITY_PRESETS = Set.of("fast", "low", "medium", "high", "xhigh");
    private static final int PERPLEXITY_SHORTEST_ANSWER = 16;

    private RequestRules() {}

    /** @param mixed whether models of every service are taken */
    static void check(ModelRequest request, boolean mixed, boolean anyModel) {
        if (request.face() == Face.PERPLEXITY) {
            perplexity(request);
        }
        requireModel(request, mixed, anyModel);
        switch (request.face()) {
            case OPENAI -> openAi(request);
            case DEEPSEEK -> deepSeek(request);
            default -> {}
        }
    }

    private static void requireModel(ModelRequest request, boolean mixed, boolean anyModel) {
        String model = request.model();
        boolean preset = request.face() == Face.PERPLEXITY && PERPLEXITY_PRESETS.contains(model);
        boolean known = ModelCatalog.knows(request.face(), model) || mixed && ModelCatalog.knows(model);
        if (!anyModel && !preset && !known) {
            throw ApiError.unknownModel(request.face(), model);
        }
    }

    private static void openAi(ModelRequest request) {
        String model = request.model();
        if (!ModelCatalog.knows(Face.OPENAI, model) || ModelCatalog.isPlain(model)) {
            return;
        }
        String effort = request.effort().orElse("medium");
        if (!OPENAI_EFFORTS.contains(effort) || effort.equals("none") && OPENAI_WITHOUT_NONE.contains(model)) {
            throw ApiError.invalid(
                    "reasoning.effort", "Unsupported value: '" + effort + "' is not supported with " + model + ".");
        }
        for (String parameter : Set.of("temperature", "top_p")) {
            if (!effort.equals("none") && request.body().getValue(parameter) != null) {
                throw ApiError.unsupported(
                        parameter, "Unsupported parameter: '" + parameter + "' is not supported with this model.");
            }
        }
        if (request.body().getValue("max_tokens") != null) {
            throw ApiError.unsupported(
                    "max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.");
        }
    }

    private static void deepSeek(ModelRequest request) {
        request.effort().filter(effort -> !DEEPSEEK_EFFORTS.contains(effort)).ifPresent(effort -> {
            throw ApiError.unprocessable(
                    "reasoning_effort",
                    "reasoning_effort: unknown variant `" + effort + "`, expected low, high or max");
        });
        String thinking = request.child("thinking").getString("type", "enabled");
        if (!thinking.equals("enabled") && !thinking.equals("disabled")) {
            throw ApiError.unprocessable(
                    "thinking", "thinking.type: unknown variant `" + thinking + "`, expected enabled or disabled");
        }
        Object user = request.body().getValue("user_id");
        if (user != null && !user.toString().matches("[A-Za-z0-9_-]{1,512}")) {
            throw ApiError.unprocessable("user_id", "user_id: use 1 to 512 letters, digits, dashes and underscores");
        }
        boolean pictures =
                request.messages().stream().anyMatch(message -> !message.files().isEmpty());
        if (pictures && request.model().equals("deepseek-v4-pro")) {
            throw ApiError.invalid("messages", "deepseek-v4-pro takes text only");
        }
    }

    private static void perplexity(ModelRequest request) {
        JsonObject body = request.body();
        requireKnown("", body, PERPLEXITY_FIELDS);
        requireKnown("reasoning.", request.child("reasoning"), Set.of("effort"));
        if (body.getValue("tools") instanceof JsonArray tools) {
            for (Object tool : tools) {
                if (tool instanceof JsonObject object && "web_search".equals(object.getValue("type"))) {
                    requireKnown("tools.", object, PERPLEXITY_TOOL_FIELDS);
                }
            }
        }
        Integer longest = body.getInteger("max_output_tokens");
        if (longest == null && request.model().startsWith("anthropic/")) {
            throw ApiError.missing("max_output_tokens");
        }
        if (longest != null && longest < PERPLEXITY_SHORTEST_ANSWER) {
            throw ApiError.invalid("max_output_tokens", "max_output_tokens is " + longest + ", the minimum is 16");
        }
    }

    private static void requireKnown(String where, JsonObject object, Set<String> known) {
        object.fieldNames().stream()
                .filter(field -> !known.contains(field))
                .sorted()
                .findFirst()
                .ifPresent(field -> {
                    throw ApiError.unknownField(where + field);
                });
    }
}
