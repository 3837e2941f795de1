package io.jackfield.host.letter;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON of Telegram without what people wrote or are: every text becomes its length, but for words of the protocol and
 * the name of a command. Numbers stay, ids among them, but for those of places.
 */
final class MaskedJson {
    private static final Set<String> PROTOCOL = Set.of(
            "type",
            "status",
            "currency",
            "mime_type",
            "language_code",
            "parse_mode",
            "chat_instance",
            "data",
            "callback_data",
            "method");
    private static final Set<String> PLACES = Set.of("latitude", "longitude");
    private static final Pattern COMMAND = Pattern.compile("(/[a-z0-9_]{1,32})(@\\S+)?(?=\\s|$)(.*)", Pattern.DOTALL);

    /** Objects in which even words of the protocol are people's own: what a web page sent, and papers. */
    private static final Set<String> PRIVATE = Set.of("web_app_data", "passport_data");

    private MaskedJson() {}

    static JsonObject of(JsonObject json) {
        return of(json, PROTOCOL);
    }

    private static JsonObject of(JsonObject json, Set<String> kept) {
        JsonObject masked = new JsonObject();
        json.forEach(field -> masked.put(field.getKey(), value(field.getKey(), field.getValue(), kept)));
        return masked;
    }

    private static Object value(String name, Object value, Set<String> kept) {
        return switch (value) {
            case JsonObject object -> of(object, PRIVATE.contains(name) ? Set.of() : kept);
            case JsonArray array -> {
                JsonArray masked = new JsonArray();
                array.forEach(element -> masked.add(value(name, element, kept)));
                yield masked;
            }
            case String text when kept.contains(name) -> text;
            case String text -> text(text);
            case Number number when PLACES.contains(name) -> 0;
            case null -> null;
            default -> value;
        };
    }

    /** How long the name of a command is, with the bot's behind it; 0 where the text is no command. */
    static int command(String text) {
        Matcher command = COMMAND.matcher(text);
        return command.matches() ? command.start(3) : 0;
    }

    /** A command keeps its name. */
    static String text(String text) {
        Matcher command = COMMAND.matcher(text);
        if (!command.matches()) {
            return length(text);
        }
        return command.group(3).isBlank()
                ? command.group(1)
                : command.group(1) + " " + length(command.group(3).strip());
    }

    private static String length(String text) {
        return text.isEmpty() ? "" : "…(" + text.length() + ")";
    }
}
