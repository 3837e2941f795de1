package io.jackfield.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.Usage;
import java.util.List;

/** How a model service puts an answer into server-sent events; one per protocol. */
public interface ModelWire {
    /** Whether requests to this path are of this protocol. */
    boolean speaks(String path);

    /** What the user asks last. */
    String question(JsonNode request);

    /** The event that carries a piece of an answer, as a block without its empty line. */
    String piece(String text);

    /** The events that say how an answer ended. */
    List<String> end(JsonNode request, Finish finish, Usage usage);

    /** The body that goes with a refusal. */
    default String refusal(String code) {
        return "{\"error\":{\"message\":\"refused by the fake\",\"type\":\"fake\",\"code\":\"" + code + "\"}}";
    }

    /** Any text as JSON. */
    static String json(String text) {
        return FakeModelUpstream.MAPPER.valueToTree(text).toString();
    }
}
