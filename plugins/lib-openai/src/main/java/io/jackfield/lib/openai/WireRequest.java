package io.jackfield.lib.openai;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import java.util.List;
import java.util.Map;

/**
 * A question as it goes to the service.
 *
 * @param model the one that is asked
 * @param namesModel whether the request says so
 * @param messages in well-formed Unicode, instructions first
 * @param fields everything else, by its name in the body; values are texts, numbers, flags, lists and maps
 */
record WireRequest(String model, boolean namesModel, List<ModelMessage> messages, Map<String, Object> fields) {
    boolean hasInstructions() {
        return !messages.isEmpty() && messages.getFirst().role() == Role.SYSTEM;
    }
}
