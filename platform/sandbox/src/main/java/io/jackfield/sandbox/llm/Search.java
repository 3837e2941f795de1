package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a model looked up before it answered.
 *
 * @param queries what it searched for, one step each
 * @param sources what it found; markers such as {@code [1]} in the answer count from the first
 */
public record Search(List<String> queries, List<Source> sources) {
    static final Search NONE = new Search(List.of(), List.of());

    public Search {
        queries = List.copyOf(queries);
        sources = List.copyOf(sources);
    }

    /** A page that the answer stands on. */
    public record Source(String title, String url) {}

    boolean isEmpty() {
        return queries.isEmpty() && sources.isEmpty();
    }

    JsonArray results() {
        JsonArray results = new JsonArray();
        for (Source source : sources) {
            results.add(new JsonObject()
                    .put("id", results.size() + 1)
                    .put("url", source.url())
                    .put("title", source.title())
                    .put("snippet", "Simulated: " + source.title())
                    .put("date", "2026-11-20")
                    .put("last_updated", "2026-11-21")
                    .put("source", "web"));
        }
        return results;
    }
}
