package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;

/** What a message says: a text, or a list of parts, which may be texts or objects of several kinds. */
final class Content {
    private static final int DEEPEST = 8;

    private Content() {}

    static void read(JsonNode content, Answer answer) {
        if (content.isValueNode()) {
            answer.append(content.asText(""));
        } else if (content.isArray()) {
            content.forEach(part -> read(part, answer));
        } else if (content.isObject()) {
            part(content, answer);
        }
    }

    private static void part(JsonNode part, Answer answer) {
        String type = part.path("type").asText("text");
        if (type.contains("think") || type.contains("reason")) {
            answer.think(text(part, DEEPEST));
        } else if (type.contains("text")) {
            answer.append(text(part, DEEPEST));
        }
    }

    /** The words of a text, of a list of them, or of an object around them. */
    static String text(JsonNode node) {
        return text(node, DEEPEST);
    }

    private static String text(JsonNode node, int deepest) {
        if (node.isValueNode() || deepest == 0) {
            return node.asText("");
        }
        StringBuilder text = new StringBuilder();
        if (node.isArray()) {
            node.forEach(item -> text.append(text(item, deepest - 1)));
        } else {
            for (String name : new String[] {"text", "value", "content", "thinking", "reasoning", "summary"}) {
                if (text.isEmpty()) {
                    text.append(text(node.path(name), deepest - 1));
                }
            }
        }
        return text.toString();
    }
}
