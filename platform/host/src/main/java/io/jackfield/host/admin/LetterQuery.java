package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.letter.LetterChoice;
import io.jackfield.host.store.Letter;
import io.jackfield.host.store.LetterKind;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which letters an operator means, by the parameters of a call or the fields of its body, which have the same names.
 */
final class LetterQuery {
    private static final int USUAL = 50;
    private static final int LARGEST = 500;

    /** Names and what they mean. */
    static final List<AdminCall.Field> FILTER = List.of(
            new AdminCall.Field("bot", "only those of this bot"),
            new AdminCall.Field("kind", "dead or undeliverable"),
            new AdminCall.Field("plugin", "only those of this plugin; - for those of none"),
            new AdminCall.Field("code", "only those with this code of an error"),
            new AdminCall.Field("version", "only those that failed with this version of the plugin"),
            new AdminCall.Field("from", "a day of UTC or a moment"),
            new AdminCall.Field("to", "a day of UTC, included, or a moment"),
            new AdminCall.Field("chat", "only those of this chat"),
            new AdminCall.Field("letters", "single ones, by their ids: an array in a body, with commas in an address"),
            new AdminCall.Field("newer", "true: only those whose plugin is loaded in another version by now"));

    /** Of what the host itself could not do, and of what was set aside before letters named plugins. */
    private static final String NO_PLUGIN = "-";

    private LetterQuery() {}

    static AdminCall queried(AdminCall call) {
        AdminCall with = call;
        for (AdminCall.Field field : FILTER) {
            with = with.query(field.name(), field.about());
        }
        return with;
    }

    static AdminCall inBody(AdminCall call) {
        AdminCall with = call;
        for (AdminCall.Field field : FILTER) {
            with = with.body(field.name(), field.about());
        }
        return with;
    }

    static LetterChoice of(MultiMap query) {
        JsonObject fields = new JsonObject();
        FILTER.forEach(field -> {
            String value = query.get(field.name());
            if (value != null && !value.isBlank()) {
                fields.put(field.name(), value);
            }
        });
        return of(fields);
    }

    static LetterChoice of(JsonObject fields) {
        JsonObject choice = new JsonObject();
        Stream.of("bot", "code", "version")
                .forEach(name -> BodyFields.text(fields, name).ifPresent(text -> choice.put(name, text)));
        BodyFields.text(fields, "plugin").ifPresent(id -> choice.put("plugin", id.equals(NO_PLUGIN) ? "" : id));
        BodyFields.text(fields, "kind").ifPresent(word -> choice.put("kind", kind(word)));
        BodyFields.text(fields, "from")
                .ifPresent(from -> choice.put(
                        "from",
                        DayOrMoment.beginning("from", from, ZoneOffset.UTC).toString()));
        BodyFields.text(fields, "to")
                .ifPresent(to -> choice.put(
                        "to", DayOrMoment.end("to", to, ZoneOffset.UTC).toString()));
        number(fields.getValue("chat")).ifPresent(chat -> choice.put("chat", chat));
        JsonArray letters = letters(fields.getValue("letters"));
        if (!letters.isEmpty()) {
            choice.put("letters", letters);
        }
        choice.put("newer", "true".equals(String.valueOf(fields.getValue("newer"))));
        try {
            return LetterChoice.of(choice);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, e.getMessage(), e);
        }
    }

    private static String kind(String word) {
        return Arrays.stream(LetterKind.values())
                .map(LetterKind::word)
                .filter(word::equals)
                .findFirst()
                .orElseThrow(() -> BodyFields.refused("kind is '" + word + "'; use dead or undeliverable"));
    }

    private static Optional<Long> number(Object value) {
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        String text = String.valueOf(value);
        if (!text.matches("-?\\d{1,18}")) {
            throw BodyFields.refused("chat is '" + text + "'; use its number");
        }
        return Optional.of(Long.parseLong(text));
    }

    private static JsonArray letters(Object value) {
        JsonArray letters = new JsonArray();
        Stream<?> all = value instanceof JsonArray array
                ? array.stream()
                : Stream.of(value == null ? "" : String.valueOf(value)).flatMap(text -> Stream.of(text.split(",")));
        all.map(String::valueOf).map(String::strip).filter(id -> !id.isEmpty()).forEach(letters::add);
        return letters;
    }

    static int most(Optional<String> given) {
        return given.map(text -> (int) BodyFields.number("most", text, 1, LARGEST))
                .orElse(USUAL);
    }

    static Letter.Position before(Optional<String> given) {
        try {
            return given.map(Letter.Position::parse).orElse(Letter.Position.LAST);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "before: " + e.getMessage() + "; use the one of the page before",
                    e);
        }
    }
}
