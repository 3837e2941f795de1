package io.jackfield.sandbox.telegram.markup;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * One stretch of formatted text.
 *
 * @param type Telegram's name, such as {@code bold}
 * @param offset first UTF-16 unit
 * @param length UTF-16 units
 * @param details further fields, such as {@code url} or {@code language}
 */
public record TextEntity(String type, int offset, int length, Map<String, Object> details) {
    private static final Set<String> SOLID = Set.of("code", "pre", "url", "text_link", "text_mention", "email");

    static TextEntity plain(String type, int offset, int length) {
        return new TextEntity(type, offset, length, Map.of());
    }

    int end() {
        return offset + length;
    }

    /** Whether found links, mentions and the like are left alone inside this stretch. */
    boolean isSolid() {
        return SOLID.contains(type);
    }

    boolean isCode() {
        return type.equals("code") || type.equals("pre");
    }

    boolean overlaps(int from, int to) {
        return offset < to && from < end();
    }

    /** As it stands in a message. */
    public JsonObject toJson() {
        JsonObject json =
                new JsonObject().put("offset", offset).put("length", length).put("type", type);
        details.forEach(json::put);
        return json;
    }
}
