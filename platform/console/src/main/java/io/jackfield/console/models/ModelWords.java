package io.jackfield.console.models;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Models as people read them. */
final class ModelWords {
    private static final double SECOND = 1_000;
    private static final double PERCENT = 100;

    private ModelWords() {}

    /** The page of a model, or what is done there. */
    static Address path(String page, JsonObject model) {
        return Address.of(page)
                .with("provider", (Object) model.getString("provider"))
                .with("model", (Object) model.getString("model"));
    }

    static Cell state(Visit visit, JsonObject model) {
        String state = model.getString("state");
        Cell badge = Cell.badge(tone(state), visit.text("models.state." + state));
        String why = why(model);
        return why.isEmpty() ? badge : new Cell.Two(badge, why);
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "live" -> Tone.GOOD;
            case "resting" -> Tone.CALM;
            default -> Tone.BAD;
        };
    }

    /** Why it is not asked, in the words of whoever wants it so or of its service. */
    private static String why(JsonObject model) {
        return switch (model.getString("state")) {
            case "resting" -> model.getJsonObject("rest").getString("reason");
            case "quarantined" -> model.getJsonObject("quarantine").getString("cause");
            case "left-alone" ->
                leftAlone(model).map(why -> why.getString("cause")).orElse("");
            default -> "";
        };
    }

    /** Of the first account that is left alone. */
    static Optional<JsonObject> leftAlone(JsonObject model) {
        return JsonText.objects(model, "uses").stream()
                .map(use -> use.getJsonObject("leftAlone"))
                .filter(why -> why != null)
                .findFirst();
    }

    /** Seconds; a dash where nothing was measured. */
    static String seconds(Long millis) {
        return millis == null ? "–" : String.format(Locale.ROOT, millis < SECOND ? "%.2f" : "%.1f", millis / SECOND);
    }

    /** Half of all, and 95 of 100. */
    static String percentiles(JsonObject spans) {
        Long half = spans.getLong("p50");
        return half == null ? "–" : seconds(half) + " / " + seconds(spans.getLong("p95"));
    }

    static String dollars(JsonObject cost) {
        String usd = cost.getString("USD", "");
        return usd.isEmpty() ? "–" : "$" + usd;
    }

    /** Of a million tokens read, read from the cache and written. */
    static Optional<String> price(JsonObject model) {
        return Optional.ofNullable(model.getJsonObject("price"))
                .map(price -> Stream.of("input", "cached", "output")
                        .map(kind -> "$" + price.getString(kind))
                        .collect(Collectors.joining(" / ")));
    }

    /** How many calls of a service failed, and their share. */
    static Cell failed(JsonObject figures) {
        long failed = figures.getLong("failed");
        long requests = figures.getLong("requests");
        if (failed == 0) {
            return Cell.text(0);
        }
        String share = String.format(Locale.ROOT, " (%.0f %%)", PERCENT * failed / Math.max(failed, requests));
        return new Cell.Two(Cell.text(failed + share), failures(figures));
    }

    /** By the code of the error, the most frequent first. */
    static String failures(JsonObject figures) {
        return figures.getJsonObject("failures").stream()
                .sorted((one, other) ->
                        Long.compare(((Number) other.getValue()).longValue(), ((Number) one.getValue()).longValue()))
                .map(failure -> failure.getKey() + " " + failure.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The bots that offer a model, each once. */
    static List<String> bots(JsonObject model) {
        return JsonText.objects(model, "uses").stream()
                .map(use -> use.getString("bot"))
                .distinct()
                .toList();
    }
}
