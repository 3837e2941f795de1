package io.jackfield.command.chat;

import io.jackfield.api.command.Request;
import java.util.Optional;

/** What a press of Retry or Continue asks; gone as soon as it is answered, so a second press asks nothing twice. */
final class Pending {
    private static final String MEMORY = "pending";

    void put(Request request, Draft draft) {
        request.memory().put(MEMORY, draft.stored());
    }

    Optional<Draft> of(Request request) {
        return request.memory().get(MEMORY).flatMap(Draft::read);
    }

    void clear(Request request) {
        request.memory().remove(MEMORY);
    }
}
