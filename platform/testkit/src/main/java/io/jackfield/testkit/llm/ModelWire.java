package io.jackfield.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.Usage;
import java.util.List;
import java.util.Optional;

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

    /** The event that carries a piece of what the model thinks; empty when the service keeps that to itself. */
    default Optional<String> thought(String text) {
        return Optional.empty();
    }

    /** What comes while nothing else does. */
    default String signOfLife() {
        return ": keep-alive";
    }

    /** The events with which an answer that has begun fails. */
    default List<String> failure() {
        return List.of("data: " + refusal("server_error"));
    }

    /** Why the service refuses a request with status 400, whatever was asked; empty when it does not. */
    default Optional<String> complaint(JsonNode request) {
        return Optional.empty();
    }

    /** The body that goes with a refusal. */
    default String refusal(String code) {
        return "{\"error\":{\"message\":\"refused by the fake\",\"type\":\"fake\",\"code\":\"" + code + "\"}}";
    }

    /** The same for services whose words depend on the status. */
    default String refusal(int status, String code) {
        return refusal(code);
    }

    /** The answer to {@code GET /models}. */
    default String models(List<ListedModel> models) {
        ObjectNode list = FakeModelUpstream.MAPPER.createObjectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        models.forEach(model -> data.addObject()
                .put("id", model.id())
                .put("object", "model")
                .put("shutdown_date", model.shutdown().map(Object::toString).orElse(null)));
        return list.toString();
    }

    /** Any text as JSON. */
    static String json(String text) {
        return FakeModelUpstream.MAPPER.valueToTree(text).toString();
    }
}
