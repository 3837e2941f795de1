package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Reads an update although the library cannot read some part of it: that part is left out, and what is left is read. It
 * must not be lost for a background of the chat that Telegram has invented since.
 */
final class UpdateRepair {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateRepair.class);

    /** Parts that are left out of one update at most. */
    private static final int MOST = 16;

    /** The kind of update and one field inside; without that there is nothing left to read. */
    private static final int SHORTEST_PATH = 2;

    private UpdateRepair() {}

    static Update bind(JsonNode tree) throws JsonProcessingException {
        try {
            return Json.MAPPER.treeToValue(tree, Update.class);
        } catch (JsonMappingException e) {
            return without(tree.deepCopy(), e);
        }
    }

    private static Update without(JsonNode tree, JsonMappingException first) throws JsonProcessingException {
        JsonMappingException error = first;
        for (int tries = 0; tries < MOST; tries++) {
            String part = takeOut(tree, error.getPath());
            if (part.isEmpty()) {
                throw error;
            }
            LOG.warn(
                    "telegram: update={} the part {} cannot be read and is left out",
                    tree.path("update_id").asLong(),
                    part);
            try {
                return Json.MAPPER.treeToValue(tree, Update.class);
            } catch (JsonMappingException e) {
                error = e;
            }
        }
        throw error;
    }

    /** Takes out the innermost part on the way to the fault that is there; its name, empty when nothing may go. */
    private static String takeOut(JsonNode tree, List<Reference> path) {
        List<JsonNode> way = new ArrayList<>(List.of(tree));
        for (Reference step : path) {
            JsonNode next = child(way.getLast(), step);
            if (next.isMissingNode()) {
                break;
            }
            way.add(next);
        }
        int depth = way.size() - 1;
        if (depth < SHORTEST_PATH) {
            return "";
        }
        Reference last = path.get(depth - 1);
        switch (way.get(depth - 1)) {
            case ObjectNode object -> object.remove(last.getFieldName());
            case ArrayNode array -> array.remove(last.getIndex());
            default -> {
                return "";
            }
        }
        return name(path.subList(0, depth));
    }

    private static JsonNode child(JsonNode parent, Reference step) {
        return step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
    }

    private static String name(List<Reference> path) {
        StringBuilder name = new StringBuilder();
        for (Reference step : path) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return name.toString();
    }
}
