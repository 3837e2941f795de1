package io.jackfield.host.store;

/** A user as stored. Absent names are empty. */
public record PersonRow(int bot, long id, String firstName, String lastName, String username, String language) {}
