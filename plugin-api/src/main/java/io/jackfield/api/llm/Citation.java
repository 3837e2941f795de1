package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A source that an answer stands on.
 *
 * @param title as the service gives it; empty when it does not
 * @param address where it is
 */
public record Citation(String title, URI address) {
    public Citation {
        requireNonNull(title, "title");
        requireNonNull(address, "address");
    }
}
