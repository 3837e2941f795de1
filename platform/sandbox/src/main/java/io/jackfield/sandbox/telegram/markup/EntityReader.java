package io.jackfield.sandbox.telegram.markup;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks entities given by a bot, as strictly as Telegram. */
final class EntityReader {
    /** Telegram finds these by itself and skips them when given. */
    private static final Set<String> FOUND_ANYWAY =
            Set.of("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number");

    private static final Set<String> FORMATS = Set.of(
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "blockquote",
            "expandable_blockquote",
            "code",
            "pre",
            "text_link",
            "text_mention",
            "custom_emoji",
            "date_time");

    private static final List<String> DETAILS =
            List.of("url", "user", "language", "custom_emoji_id", "unix_time", "date_time_format");

    private EntityReader() {}

    static List<TextEntity> read(String text, JsonArray entities) {
        List<TextEntity> read = new ArrayList<>();
        for (Object each : entities) {
            if (!(each instanceof JsonObject entity)) {
                throw new MarkupException("can't parse entities: expected an Object");
            }
            one(text, entity).ifPresent(read::add);
        }
        return read;
    }

    private static Optional<TextEntity> one(String text, JsonObject entity) {
        String type = entity.getString("type", "");
        if (FOUND_ANYWAY.contains(type)) {
            return Optional.empty();
        }
        if (!FORMATS.contains(type)) {
            throw new MarkupException("can't parse entities: unsupported type specified");
        }
        int offset = entity.getInteger("offset", -1);
        int length = entity.getInteger("length", -1);
        checkBounds(text, offset, length);
        Map<String, Object> details = new LinkedHashMap<>();
        checkDetails(type, entity);
        DETAILS.stream().filter(entity::containsKey).forEach(name -> details.put(name, entity.getValue(name)));
        return length == 0 ? Optional.empty() : Optional.of(new TextEntity(type, offset, length, details));
    }

    private static void checkDetails(String type, JsonObject entity) {
        switch (type) {
            case "text_link" -> {
                String url = text(entity, "url");
                UrlCheck.problem(url).ifPresent(problem -> {
                    throw new MarkupException("entity URL '" + url + "' is invalid: " + problem);
                });
            }
            case "text_mention" -> {
                boolean named = entity.getValue("user") instanceof JsonObject user
                        && user.getValue("id") instanceof Number id
                        && id.longValue() > 0;
                if (!named) {
                    throw new MarkupException("can't parse entities: Can't find field \"user\"");
                }
            }
            case "custom_emoji" -> {
                if (!isNumber(text(entity, "custom_emoji_id"))) {
                    throw new MarkupException("can't parse entities: Invalid custom emoji identifier specified");
                }
            }
            case "pre" -> text(entity, "language");
            default -> {}
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String text(JsonObject entity, String field) {
        Object value = entity.getValue(field, "");
        if (value instanceof String text) {
            return text;
        }
        throw new MarkupException("can't parse entities: Field \"" + field + "\" must be of type String");
    }

    private static void checkBounds(String text, int offset, int length) {
        if (offset < 0) {
            throw new MarkupException("receive an entity with incorrect offset " + offset);
        }
        if (length < 0) {
            throw new MarkupException("receive an entity with incorrect length " + length);
        }
        if (offset > text.length()) {
            throw new MarkupException("ENTITY_BOUNDS_INVALID");
        }
        if (offset + (long) length > text.length()) {
            throw new MarkupException("entity beginning at UTF-16 offset " + offset
                    + " ends after the end of the text at UTF-16 offset " + (offset + (long) length));
        }
        if (splitsSymbol(text, offset)) {
            throw new MarkupException("entity begins in a middle of a UTF-16 symbol at UTF-16 offset " + offset);
        }
        if (splitsSymbol(text, offset + length)) {
            throw new MarkupException("entity beginning at UTF-16 offset " + offset
                    + " ends in a middle of a UTF-16 symbol at UTF-16 offset " + (offset + length));
        }
    }

    private static boolean splitsSymbol(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
    }
}
