package io.jackfield.launcher.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Puts server-sent events together from their lines. */
final class ServerEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BiPredicate<String, JsonNode> heard;
    private Optional<String> last;
    private String id = "";
    private String name = "";
    private String data = "";

    /** @param heard false for enough */
    ServerEvents(Optional<String> last, BiPredicate<String, JsonNode> heard) {
        this.last = last;
        this.heard = heard;
    }

    /** The id of the last whole event. */
    Optional<String> last() {
        return last;
    }

    boolean goesOnAfter(String line) {
        if (!line.isEmpty()) {
            take(line);
            return true;
        }
        String event = name;
        String content = data;
        if (!id.isEmpty()) {
            last = Optional.of(id);
        }
        id = "";
        name = "";
        data = "";
        return content.isEmpty() || heard.test(event, read(content));
    }

    private void take(String line) {
        int colon = line.indexOf(": ");
        String value = line.substring(colon + 2);
        switch (line.substring(0, Math.max(0, colon))) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data += value;
            default -> {
                // A comment, or how soon to come again.
            }
        }
    }

    private static JsonNode read(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("message", content);
        }
    }
}
