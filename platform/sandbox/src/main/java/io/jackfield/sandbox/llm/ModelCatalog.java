package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/** The models on offer: a few of each service that the sandbox stands in for, one of them soon to be shut down. */
final class ModelCatalog {
    private static final long CREATED = 1_790_000_000L;
    private static final Set<String> IDS = Set.of(
            "gpt-6-astra",
            "gpt-6.1-sol",
            "gpt-6.1-terra",
            "gpt-6-luna",
            "gpt-5-mini",
            "deepseek-flash",
            "deepseek-v4-pro",
            "perplexity/sonar",
            "openrouter/auto");
    private static final Map<String, String> SHUTDOWN_DATES = Map.of("gpt-5-mini", "2026-12-11");

    private ModelCatalog() {}

    static boolean knows(String model) {
        return IDS.contains(model);
    }

    static JsonObject asJson() {
        JsonArray data = new JsonArray();
        IDS.stream().sorted().map(ModelCatalog::describe).forEach(data::add);
        return new JsonObject().put("object", "list").put("data", data);
    }

    private static JsonObject describe(String id) {
        return new JsonObject()
                .put("id", id)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "sandbox")
                .put("shutdown_date", SHUTDOWN_DATES.get(id));
    }
}
