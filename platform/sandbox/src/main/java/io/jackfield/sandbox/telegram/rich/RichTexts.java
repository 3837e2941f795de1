package io.jackfield.sandbox.telegram.rich;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rich messages without their formatting, for tests, lists and limits. */
public final class RichTexts {
    private RichTexts() {}

    /** Blocks, items and rows on lines of their own, cells with a bar between them. */
    public static String plain(JsonArray blocks) {
        List<String> lines = new ArrayList<>();
        blocks.forEach(block -> add(lines, (JsonObject) block));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, JsonObject block) {
        if (block.containsKey("summary")) {
            lines.add(text(block.getValue("summary")));
        }
        if (block.containsKey("text")) {
            lines.add(text(block.getValue("text")));
        }
        if (block.containsKey("expression")) {
            lines.add(block.getString("expression"));
        }
        for (Object row : block.getJsonArray("cells", new JsonArray())) {
            lines.add(((JsonArray) row)
                    .stream()
                            .map(cell -> text(((JsonObject) cell).getValue("text")))
                            .collect(Collectors.joining(" | ")));
        }
        for (Object item : block.getJsonArray("items", new JsonArray())) {
            JsonObject json = (JsonObject) item;
            lines.add(json.getString("label", "•") + " " + plain(json.getJsonArray("blocks", new JsonArray())));
        }
        if (block.containsKey("blocks")) {
            lines.add(plain(block.getJsonArray("blocks")));
        }
    }

    private static String text(Object text) {
        return switch (text) {
            case String plain -> plain;
            case JsonArray parts -> parts.stream().map(RichTexts::text).collect(Collectors.joining());
            case JsonObject part -> part.getString("expression", text(part.getValue("text", "")));
            case null, default -> "";
        };
    }
}
