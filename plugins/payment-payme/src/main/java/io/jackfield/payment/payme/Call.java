package io.jackfield.payment.payme;

import io.jackfield.json.Json;
import java.io.IOException;
import java.util.Map;

/**
 * A call as far as it can be read.
 *
 * @param fields of the body; empty when it has none
 * @param json whether the body was JSON
 */
record Call(Map<String, Object> fields, boolean json) {
    private static final int LONGEST_BYTES = 64 << 10;
    private static final int LONGEST_METHOD = 64;

    static Call of(byte[] body) {
        if (body.length > LONGEST_BYTES) {
            return new Call(Map.of(), false);
        }
        try {
            Object value = Json.read(body);
            Params whole = new Params(Map.of("body", value));
            return new Call(value instanceof Map<?, ?> ? whole.object("body") : Map.of(), true);
        } catch (IOException e) {
            return new Call(Map.of(), false);
        }
    }

    /** As it came, for the answer. */
    Object id() {
        Object id = fields.getOrDefault("id", Json.NULL);
        return id instanceof Long || id instanceof String ? id : Json.NULL;
    }

    String method() {
        if (!json) {
            throw new Refusal(Problem.NOT_JSON);
        }
        return new Params(fields)
                .text("method")
                .filter(name -> name.length() <= LONGEST_METHOD)
                .orElseThrow(() -> new Refusal(Problem.BAD_REQUEST, "method"));
    }

    /** For the log: nothing but a name. */
    String loggedMethod() {
        return new Params(fields)
                .text("method")
                .filter(name -> name.matches("[A-Za-z.]{1,64}"))
                .orElse("-");
    }

    Params params() {
        return new Params(new Params(fields).object("params"));
    }
}
