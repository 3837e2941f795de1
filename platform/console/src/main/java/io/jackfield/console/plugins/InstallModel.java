package io.jackfield.console.plugins;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Where a new jar comes from.
 *
 * @param configured whether there is an index to pick from
 * @param indexProblem why it cannot be read; empty where it can
 */
public record InstallModel(
        String problem, boolean configured, String indexProblem, List<Filter> filters, List<Offer> offers) {
    public record Offer(String id, String version, String description, String permissions, boolean signed) {}

    static InstallModel of(Visit visit, JsonObject told, String problem) {
        return new InstallModel(
                problem,
                told.getBoolean("configured", false),
                JsonText.text(told, "problem"),
                List.of(Filter.search(
                        "find",
                        visit.text("plugins.find"),
                        visit.parameter("find").orElse(""))),
                JsonText.objects(told, "offers").stream()
                        .map(one -> new Offer(
                                one.getString("id"),
                                one.getString("version"),
                                one.getString("description"),
                                String.join(", ", JsonText.texts(one, "permissions")),
                                one.getBoolean("signed")))
                        .toList());
    }
}
