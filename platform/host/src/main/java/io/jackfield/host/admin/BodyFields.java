package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What operators write into the bodies of their calls, and numbers wherever they write them. */
final class BodyFields {
    private static final int LONGEST_TEXT = 500;

    private BodyFields() {}

    static Optional<String> text(JsonObject body, String key) {
        Object value = body.getValue(key);
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        if (value instanceof String text && text.length() <= LONGEST_TEXT) {
            return Optional.of(text);
        }
        throw refused(key + " is no text of up to " + LONGEST_TEXT + " characters");
    }

    /** @param what they should say, for the refusal */
    static String required(JsonObject body, String key, String what) {
        return text(body, key).filter(text -> !text.isBlank()).orElseThrow(() -> refused(key + " is missing; " + what));
    }

    static boolean flag(JsonObject body, String key) {
        return flag(body, key, false);
    }

    static boolean flag(JsonObject body, String key, boolean otherwise) {
        Object value = body.getValue(key, otherwise);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refused(key + " is '" + value + "'; use true or false");
    }

    /**
     * A whole number, as JSON or as text.
     *
     * @param name how the refusal calls it
     */
    static long number(String name, Object value, long least, long most) {
        try {
            long number = Long.parseLong(String.valueOf(value).strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw refused(name + " is '" + value + "'; use a whole number of " + least + " to " + most);
    }

    /** The number that a list shows for one of its entries. */
    static long id(String name, Object value) {
        String text = String.valueOf(value);
        if (!text.matches("\\d{1,18}")) {
            throw refused(name + " is '" + text + "'; use its number");
        }
        return Long.parseLong(text);
    }

    static JackfieldException refused(String message) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, message);
    }
}
