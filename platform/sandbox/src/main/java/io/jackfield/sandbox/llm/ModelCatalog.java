package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The models that each service offers, as of November 2026, and the day on which some of them stop. */
final class ModelCatalog {
    private static final long CREATED = 1_790_000_000L;
    private static final Map<Face, Set<String>> IDS = Map.of(
            Face.OPENAI,
            Set.of(
                    "gpt-6-astra",
                    "gpt-6.1-sol",
                    "gpt-6.1-terra",
                    "gpt-6-luna",
                    "gpt-6-sol",
                    "gpt-5.6",
                    "gpt-5.6-sol",
                    "gpt-5.6-terra",
                    "gpt-5.6-luna",
                    "gpt-5.5",
                    "gpt-5.4",
                    "gpt-5.4-mini",
                    "gpt-5.4-nano",
                    "gpt-5.2",
                    "gpt-5.1",
                    "gpt-5",
                    "gpt-5-mini",
                    "gpt-5-nano",
                    "o3",
                    "gpt-4o",
                    "gpt-4o-mini",
                    "gpt-4.1",
                    "gpt-4.1-mini",
                    "chat-latest",
                    "gpt-4o-mini-transcribe"),
            Face.PERPLEXITY,
            Set.of("perplexity/sonar", "openai/gpt-6.1-sol", "openai/gpt-6-luna", "anthropic/claude-sonnet-5"),
            Face.DEEPSEEK,
            Set.of("deepseek-flash", "deepseek-v4-pro"),
            Face.OPENROUTER,
            Set.of(
                    "openrouter/auto",
                    "openai/gpt-6.1-sol",
                    "openai/gpt-6.1-terra",
                    "openai/gpt-6-luna",
                    "anthropic/claude-sonnet-5",
                    "google/gemini-3-pro",
                    "deepseek/deepseek-flash",
                    "deepseek/deepseek-v4-pro",
                    "perplexity/sonar",
                    "meta-llama/llama-4-maverick:free"),
            Face.LOCAL,
            Set.of("sandbox-local"));
    private static final LocalDate WINTER = LocalDate.of(2026, 12, 11);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 14);
    private static final Map<String, LocalDate> SHUTDOWN_DATES = Map.ofEntries(
            Map.entry("gpt-5", WINTER),
            Map.entry("gpt-5-mini", WINTER),
            Map.entry("gpt-5-nano", WINTER),
            Map.entry("o3", WINTER),
            Map.entry("gpt-4o", NEW_YEAR),
            Map.entry("gpt-4o-mini", NEW_YEAR),
            Map.entry("gpt-4.1", NEW_YEAR),
            Map.entry("gpt-4.1-mini", NEW_YEAR),
            Map.entry("gpt-5.1", LocalDate.of(2027, 4, 1)));
    private static final Pattern ROUTED = Pattern.compile("[a-z0-9-]+/[A-Za-z0-9._-]+(:[a-z]+)?");
    private static final List<String> PLAIN = List.of("gpt-4", "chat-latest");

    private ModelCatalog() {}

    /** OpenRouter knows hundreds of models and a local server takes any name, so there the form decides. */
    static boolean knows(Face face, String model) {
        return switch (face) {
            case OPENROUTER -> ROUTED.matcher(model).matches();
            case LOCAL -> true;
            case DEEPSEEK -> IDS.get(face).contains(model) || model.equals("deepseek-v4-flash");
            case OPENAI, PERPLEXITY -> IDS.get(face).contains(model);
        };
    }

    /** Whether any of the services has it on its list. */
    static boolean knows(String model) {
        return IDS.values().stream().anyMatch(ids -> ids.contains(model));
    }

    /** Whether it is one of OpenAI's models that do not reason. */
    static boolean isPlain(String model) {
        return PLAIN.stream().anyMatch(model::startsWith);
    }

    /** What {@code GET /models} shows. */
    static JsonObject of(Face face) {
        return list(face, IDS.get(face), id -> Optional.ofNullable(SHUTDOWN_DATES.get(id)));
    }

    /** The same for these models, with the days on which they stop. */
    static JsonObject of(Face face, Map<String, Optional<LocalDate>> models) {
        return list(face, models.keySet(), models::get);
    }

    /** The models of every service, as OpenAI would list them. */
    static JsonObject ofAllServices() {
        Set<String> all = new TreeSet<>();
        IDS.values().forEach(all::addAll);
        return list(Face.OPENAI, all, id -> Optional.ofNullable(SHUTDOWN_DATES.get(id)));
    }

    private static JsonObject list(Face face, Set<String> ids, Function<String, Optional<LocalDate>> shutdown) {
        JsonArray data = new JsonArray();
        new TreeSet<>(ids)
                .forEach(id -> data.add(describe(
                        face, id, shutdown.apply(id).map(LocalDate::toString).orElse(null))));
        JsonObject list = new JsonObject().put("data", data);
        return face == Face.OPENROUTER ? list : list.put("object", "list");
    }

    private static JsonObject describe(Face face, String id, String shutdown) {
        JsonObject model = new JsonObject().put("id", id);
        return switch (face) {
            case OPENAI -> listed(model).put("shutdown_date", shutdown);
            case OPENROUTER -> told(routed(model, id), shutdown);
            case PERPLEXITY, DEEPSEEK, LOCAL -> told(listed(model), shutdown);
        };
    }

    /** Services without such days tell one when a test wants it. */
    private static JsonObject told(JsonObject model, String shutdown) {
        return shutdown == null ? model : model.put("shutdown_date", shutdown);
    }

    private static JsonObject listed(JsonObject model) {
        return model.put("object", "model").put("created", CREATED).put("owned_by", "sandbox");
    }

    private static JsonObject routed(JsonObject model, String id) {
        JsonObject architecture = new JsonObject()
                .put("input_modalities", new JsonArray().add("text").add("image"));
        return model.put("name", "Sandbox: " + id)
                .put("created", CREATED)
                .put("context_length", 400_000)
                .put("architecture", architecture)
                .put("pricing", new JsonObject().put("prompt", "0.000001").put("completion", "0.000005"));
    }
}
