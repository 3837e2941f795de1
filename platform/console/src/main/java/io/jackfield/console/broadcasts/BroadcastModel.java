package io.jackfield.console.broadcasts;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One broadcast.
 *
 * @param state as the API has it
 * @param stateWord as it is read
 * @param percent of its audience that is dealt with; negative before it has begun
 * @param moments when it began and the like, with what they are called
 * @param previews by language
 * @param file its name; empty where there is none
 * @param people how many a draft would go to, in words
 * @param languages of its texts
 * @param problem why something was refused
 */
public record BroadcastModel(
        String path,
        String name,
        String bot,
        String state,
        String stateWord,
        Tone tone,
        int percent,
        List<Tile> tiles,
        List<Map.Entry<String, String>> moments,
        List<Preview> previews,
        String file,
        String people,
        String audience,
        List<String> languages,
        Table failures,
        String waits,
        String problem) {
    private static final List<String> FIGURES = List.of("sent", "failed", "blocked", "skipped", "waiting", "left");
    private static final int HUNDRED = 100;

    static BroadcastModel of(
            Visit visit, JsonObject one, List<JsonObject> previews, Optional<JsonObject> count, String problem) {
        String state = one.getString("state");
        return new BroadcastModel(
                Address.of("/broadcasts/{}/{}", one.getString("bot"), one.getLong("id"))
                        .toString(),
                JsonText.text(one, "name"),
                JsonText.text(one, "bot"),
                state,
                visit.text("broadcasts.state." + state),
                tone(one),
                percent(one),
                tiles(visit, one),
                moments(visit, one),
                previews.stream().map(Preview::of).toList(),
                JsonText.text(one.getJsonObject("file", new JsonObject()), "name"),
                count.map(found -> people(visit, found)).orElse(""),
                audience(one.getJsonObject("audience", new JsonObject())),
                one.getJsonObject("texts").fieldNames().stream().sorted().toList(),
                failures(visit, one),
                JsonText.text(one, "problem"),
                problem);
    }

    static Tone tone(JsonObject one) {
        return switch (one.getString("state")) {
            case "running" -> Tone.INFO;
            case "done" -> Tone.GOOD;
            case "paused" -> Tone.WARN;
            default -> Tone.CALM;
        };
    }

    static int percent(JsonObject one) {
        JsonObject figures = one.getJsonObject("figures");
        if (!figures.containsKey("audience")) {
            return -1;
        }
        long audience = Math.max(1, figures.getLong("audience"));
        long ended = figures.getLong("sent")
                + figures.getLong("failed")
                + figures.getLong("blocked")
                + figures.getLong("skipped");
        return (int) Math.clamp(ended * HUNDRED / audience, 0, HUNDRED);
    }

    /** Such as {@code 40 of 100 sent, 2 blocked}. */
    static String figures(Visit visit, JsonObject one) {
        JsonObject figures = one.getJsonObject("figures");
        if (!figures.containsKey("audience")) {
            return "";
        }
        List<String> words = new ArrayList<>();
        words.add(visit.text("broadcasts.sentof", figures.getLong("sent"), about(visit, figures)));
        for (String figure : List.of("failed", "blocked")) {
            if (figures.getLong(figure, 0L) > 0) {
                words.add(visit.text("broadcasts.figure." + figure) + ": " + figures.getLong(figure));
            }
        }
        return String.join(", ", words);
    }

    private static String about(Visit visit, JsonObject figures) {
        return figures.getBoolean("exact", true)
                ? Long.toString(figures.getLong("audience"))
                : visit.text("broadcasts.about", figures.getLong("audience"));
    }

    /** Of an answer of {@code broadcasts.audience}. */
    static String people(Visit visit, JsonObject count) {
        String number = visit.count("broadcasts.people", count.getLong("people"));
        return count.getBoolean("exact") ? number : visit.text("broadcasts.about", number);
    }

    private static List<Tile> tiles(Visit visit, JsonObject one) {
        JsonObject figures = one.getJsonObject("figures");
        List<Tile> tiles = new ArrayList<>();
        if (!figures.containsKey("audience")) {
            return tiles;
        }
        for (String figure : FIGURES) {
            long value = figures.getLong(figure, 0L);
            if (value > 0 || figure.equals("sent") || figure.equals("left")) {
                Tile tile = Tile.of(visit.text("broadcasts.figure." + figure), value);
                tiles.add(figure.equals("failed") ? tile.tone(Tone.BAD) : tile);
            }
        }
        if (one.containsKey("perSecond")) {
            tiles.add(Tile.of(visit.text("broadcasts.figure.rate"), one.getValue("perSecond")));
        }
        return tiles;
    }

    private static List<Map.Entry<String, String>> moments(Visit visit, JsonObject one) {
        List<Map.Entry<String, String>> moments = new ArrayList<>();
        for (String moment : List.of("createdAt", "startAt", "startedAt", "expectedEnd", "endedAt")) {
            if (one.containsKey(moment)) {
                moments.add(Map.entry(visit.text("broadcasts." + moment), one.getString(moment)));
            }
        }
        return moments;
    }

    private static String audience(JsonObject audience) {
        List<String> words = new ArrayList<>();
        audience.forEach(field -> words.add(field.getKey() + " " + field.getValue()));
        return String.join(", ", words);
    }

    private static Table failures(Visit visit, JsonObject one) {
        return Table.of(
                        "failures",
                        visit.text("broadcasts.failures.none"),
                        visit.text("broadcasts.failures.user"),
                        visit.text("broadcasts.failures.error"),
                        visit.text("broadcasts.failures.at"))
                .rows(JsonText.objects(one, "failures").stream()
                        .map(failure -> List.of(
                                Cell.code(failure.getLong("user")),
                                Cell.text(failure.getString("error")),
                                Cell.time(failure.getString("at"))))
                        .toList());
    }

    public boolean is(String... states) {
        return List.of(states).contains(state);
    }
}
