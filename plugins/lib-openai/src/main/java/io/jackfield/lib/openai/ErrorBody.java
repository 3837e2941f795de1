package io.jackfield.lib.openai;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service says went wrong. Its words are looked at but never passed on: some quote the prompt.
 *
 * @param code a text at OpenAI, a number elsewhere; empty when there is none
 * @param parameter the field of the request that is to blame
 * @param words everything that it says, in lower-case letters
 * @param moderated whether a policy was the reason
 * @param busy whether there would be credit, were not so many requests on their way
 */
record ErrorBody(String code, String type, String parameter, String words, boolean moderated, boolean busy) {
    private static final int DEEPEST = 8;
    private static final int MOST_WORDS = 4_000;

    /** Where services put their words; not what they quote of the request. */
    private static final String[] WORDS = {
        "error",
        "errors",
        "message",
        "detail",
        "details",
        "msg",
        "description",
        "error_description",
        "title",
        "status",
        "error_type",
        "type",
        "code",
        "loc",
        "metadata",
        "raw",
        "base_resp",
        "status_msg"
    };

    /** Of a body, or of an error inside one. */
    static ErrorBody of(JsonNode body) {
        JsonNode error = innermost(body);
        StringBuilder words = new StringBuilder();
        gather(body, words, DEEPEST);
        return new ErrorBody(
                first(error, "code", "status_code", "error_code"),
                first(error, "type", "error_type"),
                first(error, "param"),
                words.toString().toLowerCase(ROOT),
                error.path("metadata").has("reasons"),
                error.path("metadata").has("limit_source"));
    }

    /** Whether a document tells of a failure, although its status does not. */
    static boolean isTold(JsonNode document) {
        if (document.isArray()) {
            return isTold(document.path(0));
        }
        if (says(document.path("error")) || document.path("object").asText("").equals("error")) {
            return true;
        }
        boolean answers = document.has("choices") || document.has("type") || document.has("object");
        return !answers
                && (document.path("message").isTextual()
                        || says(document.path("detail"))
                        || document.path("msg").isTextual()
                        || document.path("base_resp").path("status_code").asInt() != 0);
    }

    /** Some write the field into everything that they send. */
    private static boolean says(JsonNode error) {
        if (error.isContainerNode()) {
            return !error.isEmpty();
        }
        return !error.isMissingNode()
                && !error.isNull()
                && !error.asText("").isBlank()
                && error.asBoolean(true)
                && !error.asText("").equals("0");
    }

    private static JsonNode innermost(JsonNode body) {
        if (body.isArray() && !body.isEmpty()) {
            return innermost(body.get(0));
        }
        for (String name : new String[] {"error", "base_resp"}) {
            if (body.path(name).isContainerNode()) {
                return innermost(body.get(name));
            }
        }
        return body;
    }

    private static void gather(JsonNode node, StringBuilder words, int deepest) {
        if (deepest == 0 || words.length() > MOST_WORDS) {
            return;
        }
        if (node.isArray()) {
            node.forEach(item -> gather(item, words, deepest - 1));
        } else if (node.isObject()) {
            for (String name : WORDS) {
                gather(node.path(name), words, deepest - 1);
            }
        } else {
            String text = node.asText("");
            words.append(text, 0, Math.min(text.length(), MOST_WORDS)).append('\n');
        }
    }

    private static String first(JsonNode error, String... names) {
        for (String name : names) {
            JsonNode value = error.path(name);
            if (value.isValueNode() && !value.asText("").isEmpty() && !value.isNull()) {
                return value.isNumber() ? Long.toString(value.asLong()) : value.asText();
            }
        }
        return "";
    }
}
