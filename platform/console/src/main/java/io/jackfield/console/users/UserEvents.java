package io.jackfield.console.users;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user did. */
public record UserEvents(String title, String path, List<UserTabs.Tab> tabs, List<Filter> filters, Table table) {
    static UserEvents of(Visit visit, JsonObject found) {
        Address here = Address.of("/users/{}/{}/events", visit.path("bot"), visit.path("user"));
        String path = here.toString();
        Table table = Table.of(
                        "events",
                        visit.text("users.events.none"),
                        visit.text("users.events.at"),
                        visit.text("users.events.name"),
                        visit.text("users.events.facts"))
                .rows(JsonText.objects(found, "events").stream()
                        .map(UserEvents::row)
                        .toList())
                .next(Optional.ofNullable(found.getString("before"))
                        .map(before -> here.with("name", visit.parameter("name"))
                                .with("before", before)
                                .toString()));
        Filter name = Filter.search(
                "name", visit.text("users.events.name"), visit.parameter("name").orElse(""));
        return new UserEvents(visit.path("user"), path, UserTabs.of(visit, "/events"), List.of(name), table);
    }

    private static List<Cell> row(JsonObject event) {
        JsonObject facts = event.getJsonObject("facts");
        return List.of(
                Cell.time(event.getString("at")),
                Cell.code(event.getString("name")),
                Cell.text(facts.stream()
                        .map(fact -> fact.getKey() + " = " + fact.getValue())
                        .collect(Collectors.joining(", "))));
    }
}
