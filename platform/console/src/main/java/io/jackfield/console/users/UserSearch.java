package io.jackfield.console.users;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom somebody looks for.
 *
 * @param bot whose users; empty for those of all bots
 * @param query an id, a username, or a part of a name; empty when nobody is looked for yet
 * @param bots those that are served, as {@code bots.list} shows them
 */
public record UserSearch(String bot, String query, List<JsonObject> bots) {
    /**
     * The page.
     *
     * @param asked whether anything was looked for
     */
    public record Model(List<Filter> filters, Table table, boolean asked) {}

    /** What {@code users.find} answers for one bot. */
    record Found(String bot, JsonObject answer) {}

    static UserSearch of(Visit visit, List<JsonObject> bots) {
        String wanted = visit.context().queryParams().contains("bot")
                ? visit.parameter("bot").orElse("")
                : visit.choices().bot().orElse("");
        boolean known = bots.stream().anyMatch(bot -> bot.getString("id").equals(wanted));
        return new UserSearch(known ? wanted : "", visit.parameter("q").orElse(""), bots);
    }

    /** The bots whose users are looked through; none without a query. */
    List<String> asked() {
        if (query.isEmpty()) {
            return List.of();
        }
        return bot.isEmpty() ? bots.stream().map(one -> one.getString("id")).toList() : List.of(bot);
    }

    Model model(Visit visit, List<Found> found) {
        Table table = Table.of(
                        "users",
                        visit.text("users.none"),
                        visit.text("users.name"),
                        visit.text("users.username"),
                        visit.text("users.id"),
                        visit.text("users.bot"),
                        visit.text("users.language"))
                .rows(found.stream().flatMap(UserSearch::rows).toList());
        boolean more = found.stream().anyMatch(one -> one.answer().getBoolean("more", false));
        return new Model(filters(visit), more ? table.summary(visit.text("users.more")) : table, !query.isEmpty());
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

    private static Stream<List<Cell>> rows(Found found) {
        return JsonText.objects(found.answer(), "users").stream().map(user -> row(found.bot(), user));
    }

    private static List<Cell> row(String bot, JsonObject user) {
        String username = JsonText.text(user, "username");
        return List.of(
                Cell.link(name(user), Address.of("/users/{}/{}", bot, user.getLong("id"))),
                Cell.text(username.isEmpty() ? "" : "@" + username),
                Cell.code(user.getLong("id")),
                Cell.text(bot),
                Cell.text(JsonText.text(user, "language")));
    }

    /** What stands for somebody without a name. */
    static String name(JsonObject user) {
        String name = (JsonText.text(user, "firstName") + " " + JsonText.text(user, "lastName")).strip();
        return name.isEmpty() ? JsonText.text(user, "id") : name;
    }
}
