package io.jackfield.console.users;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom somebody looks for.
 *
 * @param bot whose users; empty for those of all bots
 * @param query an id, or how a name or an @username begins; empty for everybody
 * @param bots those that are served, as {@code bots.list} shows them
 */
public record UserSearch(String bot, String query, List<JsonObject> bots) {
    /** The page. */
    public record Model(List<Filter> filters, Table table) {}

    static UserSearch of(Visit visit, List<JsonObject> bots) {
        String wanted = visit.context().queryParams().contains("bot")
                ? visit.parameter("bot").orElse("")
                : visit.choices().bot().orElse("");
        boolean known = bots.stream().anyMatch(bot -> bot.getString("id").equals(wanted));
        return new UserSearch(known ? wanted : "", visit.parameter("q").orElse(""), bots);
    }

    /** Of the API and of this page. */
    Address address() {
        return Address.of("/users").with("q", Optional.of(query)).with("bot", Optional.of(bot));
    }

    Model model(Visit visit, JsonObject found) {
        Table table = Table.of(
                        "users",
                        visit.text("users.none"),
                        visit.text("users.name"),
                        visit.text("users.id"),
                        visit.text("users.bot"),
                        visit.text("users.language"),
                        visit.text("users.first"),
                        visit.text("users.last"))
                .rows(JsonText.objects(found, "users").stream()
                        .map(user -> row(visit, user))
                        .toList())
                .previous(visit.parameter("after").map(after -> address().toString()))
                .next(Optional.ofNullable(found.getString("after"))
                        .map(after -> address().with("after", after).toString()))
                .summary(visit.text(query.isEmpty() ? "users.newest" : "users.byname"));
        return new Model(filters(visit), table);
    }

    private List<Filter> filters(Visit visit) {
        Filter search = Filter.search("q", visit.text("users.query"), query);
        if (bots.size() < 2) {
            return List.of(search);
        }
        List<Option> options = new ArrayList<>(List.of(new Option("", visit.text("frame.allbots"))));
        bots.forEach(one -> options.add(new Option(one.getString("id"), one.getString("name"))));
        return List.of(search, Filter.select("bot", visit.text("users.bot"), bot, options));
    }

    private static List<Cell> row(Visit visit, JsonObject user) {
        String username = JsonText.text(user, "username");
        String bot = JsonText.text(user, "bot");
        return List.of(
                new Cell.Two(
                        Cell.link(name(user), Address.of("/users/{}/{}", bot, user.getLong("id"))),
                        username.isEmpty() ? "" : "@" + username),
                new Cell.Several(state(visit, user)),
                Cell.text(bot),
                Cell.text(JsonText.text(user, "language")),
                Cell.time(JsonText.text(user, "firstSeen")),
                Cell.text(JsonText.text(user, "lastSeen")));
    }

    private static List<Cell> state(Visit visit, JsonObject user) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.code(user.getLong("id"))));
        if (user.getBoolean("blocked", false)) {
            cells.add(Cell.badge(Tone.BAD, visit.text("users.blocked")));
        }
        if (!user.getBoolean("reachable", true)) {
            cells.add(Cell.badge(Tone.CALM, visit.text("users.left")));
        }
        return cells;
    }

    /** What stands for somebody without a name. */
    static String name(JsonObject user) {
        String name = (JsonText.text(user, "firstName") + " " + JsonText.text(user, "lastName")).strip();
        return name.isEmpty() ? JsonText.text(user, "id") : name;
    }
}
