package io.jackfield.console.attention;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the first page shows.
 *
 * @param alerts what somebody has to see to, the most urgent first
 * @param quiet those that somebody has snoozed
 * @param parts of the host, and what it depends on
 * @param plugins those that do not work
 * @param live how many do
 */
public record AttentionModel(
        boolean ready,
        List<AlertCard> alerts,
        List<AlertCard> quiet,
        boolean snoozes,
        List<Tile> tiles,
        List<Chart> charts,
        List<Part> parts,
        List<Part> bots,
        List<Part> plugins,
        int live) {
    /**
     * Something that is well or not.
     *
     * @param says in a word or a sentence
     */
    public record Part(String name, Tone tone, String says) {}

    /** @param snoozes whether who looks may snooze alerts */
    static AttentionModel of(
            JsonObject health, List<AlertCard> all, boolean snoozes, List<Tile> tiles, List<Chart> charts) {
        Map<Boolean, List<JsonObject>> plugins =
                JsonText.objects(health, "plugins").stream().collect(Collectors.partitioningBy(AttentionModel::works));
        return new AttentionModel(
                health.getBoolean("ready", false),
                all.stream().filter(alert -> alert.until().isEmpty()).toList(),
                all.stream().filter(alert -> !alert.until().isEmpty()).toList(),
                snoozes,
                tiles,
                charts,
                parts(health),
                states(health, "bots"),
                plugins.get(false).stream().map(AttentionModel::plugin).toList(),
                plugins.get(true).size());
    }

    private static List<Part> parts(JsonObject health) {
        List<Part> parts = new ArrayList<>();
        parts.add(state("PostgreSQL", JsonText.text(health, "database")));
        parts.add(state("Redis", JsonText.text(health, "redis")));
        parts.addAll(states(health, "databases"));
        return List.copyOf(parts);
    }

    private static List<Part> states(JsonObject health, String key) {
        return health.getJsonObject(key, new JsonObject()).stream()
                .map(entry -> state(entry.getKey(), String.valueOf(entry.getValue())))
                .toList();
    }

    private static Part state(String name, String says) {
        boolean well = !says.contains(";") && says.matches("up|(webhook|polling).*");
        return new Part(name, well ? Tone.GOOD : Tone.WARN, says);
    }

    private static boolean works(JsonObject plugin) {
        return JsonText.text(plugin, "problem").isEmpty()
                && JsonText.text(plugin, "quarantine").isEmpty();
    }

    private static Part plugin(JsonObject plugin) {
        String id = JsonText.text(plugin, "id");
        String says = (JsonText.text(plugin, "version") + " " + JsonText.text(plugin, "state")).strip();
        return new Part(id.isEmpty() ? JsonText.text(plugin, "jar") : id, Tone.BAD, says);
    }
}
