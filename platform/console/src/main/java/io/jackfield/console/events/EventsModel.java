package io.jackfield.console.events;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Dead events, the oldest first.
 *
 * @param listener whose events are shown alone; only then all of them can be replayed or dropped at once
 */
public record EventsModel(List<Filter> filters, Table table, Optional<String> listener) {
    static EventsModel of(Visit visit, JsonObject found) {
        Optional<String> listener = visit.parameter("listener");
        Table table = Table.of(
                        "events",
                        visit.text(visit.range().isPresent() ? "events.none.chosen" : "events.none"),
                        visit.text("events.event"),
                        visit.text("events.listener"),
                        visit.text("events.about"),
                        visit.text("events.error"),
                        "")
                .rows(JsonText.objects(found, "dead").stream()
                        .map(event -> row(visit, event))
                        .toList());
        return new EventsModel(
                List.of(Filter.search("listener", visit.text("events.listener"), listener.orElse(""))),
                found.getBoolean("more", false) ? table.summary(visit.text("events.more")) : table,
                listener.filter(one -> !table.rows().isEmpty()));
    }

    /** Where something is done to all events of a listener, below the console. */
    public String all(String verb) {
        return Address.of("/events/" + verb).with("listener", listener).toString();
    }

    private static List<Cell> row(Visit visit, JsonObject event) {
        String listener = event.getString("listener");
        String bot = JsonText.text(event, "bot");
        String person = JsonText.text(event, "person");
        return List.of(
                new Cell.Two(Cell.time(event.getString("at")), JsonText.text(event, "name")),
                Cell.link(listener, Address.of("/events").with("listener", listener)),
                new Cell.Two(
                        person.isEmpty() || bot.isEmpty()
                                ? Cell.text(person)
                                : Cell.link(person, Address.of("/users/{}/{}", bot, person)),
                        bot),
                new Cell.Two(
                        Cell.text(JsonText.text(event, "error")),
                        visit.text("events.tries", JsonText.text(event, "tries"))),
                new Cell.Buttons(List.of(button(visit, "replay", event), button(visit, "drop", event))));
    }

    private static Cell.Link button(Visit visit, String verb, JsonObject event) {
        return new Cell.Link(
                visit.text("events." + verb),
                Address.of("/events/" + verb)
                        .with("listener", event.getString("listener"))
                        .with("event", event.getLong("event"))
                        .toString());
    }
}
