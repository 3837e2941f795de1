package io.jackfield.console.attention;

import io.jackfield.api.Money;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** The figures below the alerts: how the host works now, and what today came to so far. */
record AttentionTiles(Visit visit) {
    private static final double MICROS = 1_000_000;

    /**
     * All of them.
     *
     * @param figures as {@code figures.list} answers
     * @param happened as {@code stats.activity} answers; empty where that is not known
     * @param people as {@code stats.users} answers; empty where that is not known
     */
    List<Tile> of(JsonObject health, JsonObject figures, JsonObject happened, JsonObject people) {
        long letters = health.getJsonObject("waiting", new JsonObject()).getLong("letters", 0L);
        return List.of(
                Tile.of(text("updates"), measured(figures, "updates")).hint(text("updates.hint")),
                Tile.of(text("p95"), measured(figures, "answer.p95")).hint("ms"),
                Tile.of(text("letters"), letters)
                        .tone(letters > 0 ? Tone.WARN : Tone.CALM)
                        .to("/letters"),
                Tile.of(text("cost"), "$%.2f".formatted(latest(happened, "cost.micro-usd") / MICROS))
                        .hint(text("today")),
                Tile.of(text("income"), income(happened)).hint(text("today")),
                Tile.of(text("subscribers"), latest(people, "subscribers")).to("/statistics"));
    }

    private String text(String key) {
        return visit.text("attention.tile." + key);
    }

    private static String measured(JsonObject figures, String name) {
        return JsonText.objects(figures, "figures").stream()
                .filter(figure -> figure.getString("name").equals(name))
                .map(figure -> figure.getDouble("value"))
                .map(value -> value == null ? "–" : "%.0f".formatted(value))
                .findFirst()
                .orElse("–");
    }

    /** Of today; the sum over keys. */
    private static long latest(JsonObject stats, String name) {
        return JsonText.objects(stats, "series").stream()
                .filter(series -> series.getString("name").equals(name))
                .mapToLong(AttentionTiles::latest)
                .sum();
    }

    private static long latest(JsonObject series) {
        JsonArray times = series.getJsonArray("times");
        JsonArray values = series.getJsonArray("values");
        long today = Math.floorDiv(System.currentTimeMillis() / 1_000, 86_400L) * 86_400L;
        return times.isEmpty() || times.getLong(times.size() - 1) < today ? 0 : values.getLong(values.size() - 1);
    }

    private String income(JsonObject stats) {
        String all = JsonText.objects(stats, "series").stream()
                .filter(series -> series.getString("name").equals("income") && latest(series) > 0)
                .map(series -> new Money(latest(series), series.getString("key"))
                        .shown(visit.choices().language().tag()))
                .collect(Collectors.joining(" + "));
        return all.isEmpty() ? "0" : all;
    }
}
