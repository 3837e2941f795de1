package io.jackfield.console.broadcasts;

import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A message as Telegram shows it.
 *
 * @param pieces the text in parts of one look each
 * @param buttons what stands on them, one a row
 * @param room how much of what Telegram takes it has
 */
public record Preview(
        String language, String file, boolean photo, List<Piece> pieces, List<String> buttons, String room) {
    /**
     * A part of the text.
     *
     * @param css how it looks, as classes
     */
    public record Piece(String text, String css) {}

    static Preview of(JsonObject shown) {
        JsonObject file = shown.getJsonObject("file", new JsonObject());
        List<String> buttons = new ArrayList<>();
        shown.getJsonArray("buttons")
                .forEach(row ->
                        ((JsonArray) row).forEach(button -> buttons.add(JsonText.text((JsonObject) button, "text"))));
        return new Preview(
                JsonText.text(shown, "language"),
                JsonText.text(file, "name"),
                file.getBoolean("photo", false),
                pieces(shown.getString("text"), JsonText.objects(shown, "entities")),
                buttons,
                shown.getValue("characters") + " / " + shown.getValue("most"));
    }

    /** Offsets and lengths are in UTF-16 units, as Java's are. */
    private static List<Piece> pieces(String text, List<JsonObject> entities) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(0, text.length()));
        entities.forEach(entity -> {
            edges.add(Math.min(text.length(), entity.getInteger("offset")));
            edges.add(Math.min(text.length(), entity.getInteger("offset") + entity.getInteger("length")));
        });
        List<Piece> pieces = new ArrayList<>();
        for (int from : edges) {
            Integer to = edges.higher(from);
            if (to != null) {
                pieces.add(new Piece(text.substring(from, to), css(from, entities)));
            }
        }
        return pieces;
    }

    private static String css(int place, List<JsonObject> entities) {
        return entities.stream()
                .filter(entity -> entity.getInteger("offset") <= place
                        && place < entity.getInteger("offset") + entity.getInteger("length"))
                .map(entity -> "tg-" + entity.getString("type").replace('_', '-'))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
