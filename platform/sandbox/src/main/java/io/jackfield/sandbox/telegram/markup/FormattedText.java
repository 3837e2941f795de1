package io.jackfield.sandbox.telegram.markup;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text and its entities, in the order in which Telegram lists them.
 *
 * @param text without markup
 * @param entities sorted by offset, the longer one first
 */
public record FormattedText(String text, List<TextEntity> entities) {
    private static final Comparator<TextEntity> ORDER = Comparator.comparingInt(TextEntity::offset)
            .thenComparing(Comparator.comparingInt(TextEntity::length).reversed());

    public FormattedText {
        entities = entities.stream().sorted(ORDER).toList();
    }

    /** Without white space at either end, as Telegram stores it; an entity at the very start keeps what is in it. */
    FormattedText trimmed() {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int firstEntity =
                entities.isEmpty() ? end : Math.min(end, entities.getFirst().offset());
        int start = 0;
        while (start < firstEntity && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start == 0 && end == text.length()) {
            return this;
        }
        return new FormattedText(text.substring(start, end), moved(start, end));
    }

    private List<TextEntity> moved(int start, int end) {
        List<TextEntity> kept = new ArrayList<>();
        for (TextEntity entity : entities) {
            int length = Math.min(entity.end(), end) - entity.offset();
            if (length > 0) {
                kept.add(new TextEntity(entity.type(), entity.offset() - start, length, entity.details()));
            }
        }
        return kept;
    }

    /** Entities as they stand in a message; empty when there are none. */
    public JsonArray entitiesJson() {
        JsonArray array = new JsonArray();
        entities.forEach(entity -> array.add(entity.toJson()));
        return array;
    }
}
