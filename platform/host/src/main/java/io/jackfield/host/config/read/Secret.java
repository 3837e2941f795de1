package io.jackfield.host.config.read;

import static java.util.Objects.requireNonNull;

/** A token, key or password. Shows itself only when asked by {@link #value()}, never in a log or a message. */
public record Secret(String value) {
    public Secret {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return Secrets.HIDDEN;
    }
}
