package io.jackfield.host.store;

/**
 * A migration that a plugin brings.
 *
 * @param name such as {@code V1__create_note.sql}
 */
public record SqlFile(String name, String sql) {}
