package io.jackfield.payment.click;

import io.jackfield.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An answer of the Merchant API: one flat JSON object.
 *
 * @param fields texts and numbers as texts; what is nested, and null, is left out
 */
record ApiAnswer(Map<String, String> fields) {
    /** @throws IOException when it is no JSON object, or too deep */
    static ApiAnswer read(byte[] json) throws IOException {
        if (!(Json.read(json) instanceof Map<?, ?> object)) {
            throw new IOException("there is no object");
        }
        Map<String, String> fields = new HashMap<>();
        object.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                fields.put((String) name, value.toString());
            }
        });
        return new ApiAnswer(fields);
    }

    /** What an HTTP status says, whatever the body. */
    static ApiAnswer refused(int status) {
        return new ApiAnswer(Map.of("error_code", Integer.toString(status)));
    }

    /** Whether {@code error_code} is 0: the call was accepted. */
    boolean accepted() {
        return number("error_code").equals(OptionalLong.of(0));
    }

    /** Click's words, for the operator. */
    String problem() {
        String note = fields.getOrDefault("error_note", "");
        return "Click says " + fields.getOrDefault("error_code", "nothing")
                + (note.isBlank() ? "" : ": " + note.substring(0, Math.min(note.length(), 120)));
    }

    /** Empty when it is absent, or no whole number of 64 bits. */
    OptionalLong number(String field) {
        try {
            return fields.containsKey(field)
                    ? OptionalLong.of(Long.parseLong(fields.get(field)))
                    : OptionalLong.empty();
        } catch (NumberFormatException malformed) {
            return OptionalLong.empty();
        }
    }
}
