package io.jackfield.console.search;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What was found, by kinds.
 *
 * @param problem why it could not be looked for; empty where it could
 */
public record SearchModel(String words, String problem, List<Kind> kinds) {
    /**
     * Things of one kind.
     *
     * @param more where all of them are, below the console; empty where these are all
     */
    public record Kind(String title, List<Hit> hits, String more) {}

    /** @param path of its page, below the console */
    public record Hit(String name, String about, String path) {}

    static SearchModel nothing(String words, String problem) {
        return new SearchModel(words, problem, List.of());
    }

    static SearchModel of(Visit visit, JsonObject found) {
        String words = found.getString("q");
        return new SearchModel(
                words,
                "",
                JsonText.objects(found, "groups").stream()
                        .map(group -> kind(visit, words, group))
                        .toList());
    }

    private static Kind kind(Visit visit, String words, JsonObject group) {
        String kind = group.getString("kind");
        return new Kind(
                visit.text("search." + kind),
                JsonText.objects(group, "rows").stream()
                        .map(row -> hit(kind, row))
                        .toList(),
                group.getBoolean("more", false) ? all(kind, words) : "");
    }

    private static String all(String kind, String words) {
        return switch (kind) {
            case "users" ->
                Address.of("/users")
                        .with("q", (Object) words)
                        .with("bot", (Object) "")
                        .toString();
            case "plugins" ->
                Address.of("/plugins").with("find", (Object) words).toString();
            case "settings" ->
                Address.of("/system/config").with("contains", (Object) words).toString();
            default -> "";
        };
    }

    static Hit hit(String kind, JsonObject row) {
        String bot = JsonText.text(row, "bot");
        return switch (kind) {
            case "users" -> user(bot, row);
            case "letters" ->
                new Hit(
                        text(row, "letter"),
                        text(row, "code") + ": " + text(row, "words"),
                        Address.of("/letters/one/{}", text(row, "letter")).toString());
            case "logs" ->
                new Hit(
                        text(row, "trace"),
                        text(row, "message"),
                        Address.of("/logs")
                                .with("trace", (Object) text(row, "trace"))
                                .toString());
            case "orders" -> order(bot, row, text(row, "order"), text(row, "title") + ", " + text(row, "price"));
            case "payments" -> order(bot, row, text(row, "number"), text(row, "provider") + ", " + text(row, "amount"));
            case "plugins" ->
                new Hit(
                        text(row, "id"),
                        text(row, "state"),
                        Address.of("/plugins/{}", text(row, "id")).toString());
            case "bots" ->
                new Hit(
                        text(row, "name"),
                        text(row, "id"),
                        Address.of("/bots/{}", text(row, "id")).toString());
            case "settings" ->
                new Hit(
                        text(row, "path"),
                        (bot.isEmpty() ? "" : bot + ": ") + text(row, "value"),
                        Address.of("/system/config")
                                .with("bot", (Object) bot)
                                .with("contains", (Object) text(row, "path"))
                                .toString());
            case "jobs" ->
                new Hit(
                        text(row, "job"),
                        text(row, "plugin"),
                        Address.of("/jobs")
                                .with("plugin", (Object) text(row, "plugin"))
                                .toString());
            default -> new Hit(row.encode(), "", "/");
        };
    }

    private static Hit user(String bot, JsonObject row) {
        String name = (text(row, "firstName") + " " + text(row, "lastName")).strip();
        String username = text(row, "username");
        return new Hit(
                name.isEmpty() ? text(row, "id") : name,
                (username.isEmpty() ? "" : "@" + username + ", ") + text(row, "id") + ", " + bot,
                Address.of("/users/{}/{}", bot, text(row, "id")).toString());
    }

    private static Hit order(String bot, JsonObject row, String name, String about) {
        return new Hit(
                name,
                about + ", " + bot,
                Address.of("/money/orders/{}/{}", bot, text(row, "order")).toString());
    }

    private static String text(JsonObject row, String field) {
        return JsonText.text(row, field);
    }
}
