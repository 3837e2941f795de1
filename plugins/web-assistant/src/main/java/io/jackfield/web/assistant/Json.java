package io.jackfield.web.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Bodies of calls and answers. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** The body of a call; an empty one counts as an object without fields. */
    static JsonNode body(WebRequest request) {
        if (request.body().length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode body = MAPPER.readTree(request.text());
            if (!body.isObject()) {
                throw Problem.invalid("the body is no JSON object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw Problem.invalid("the body is not JSON; send an object as application/json");
        }
    }

    /** @param most characters */
    static Optional<String> text(JsonNode body, String field, int most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > most) {
            throw Problem.invalid(field + " is no text of at most " + most + " characters");
        }
        return Optional.of(value.textValue().strip()).filter(text -> !text.isEmpty());
    }

    static String requiredText(JsonNode body, String field, int most) {
        return text(body, field, most).orElseThrow(() -> Problem.invalid(field + " is missing or empty"));
    }

    static boolean flag(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw Problem.invalid(field + " is neither true nor false");
        }
        return value.asBoolean();
    }

    /** Two fields, in this order. */
    static Map<String, Object> object(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(first, firstValue);
        object.put(second, secondValue);
        return object;
    }

    static WebAnswer answer(int status, Object body) {
        return WebAnswer.json(write(body)).withStatus(status).with("cache-control", "no-store");
    }

    static String write(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("made of maps, lists, texts and numbers", e);
        }
    }
}
