package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A model that a service lists at this moment.
 *
 * @param shutdown the day on which it stops, when the service says so
 */
public record ListedModel(String id, Optional<LocalDate> shutdown) {
    public ListedModel {
        requireNonNull(id, "id");
        requireNonNull(shutdown, "shutdown");
    }
}
