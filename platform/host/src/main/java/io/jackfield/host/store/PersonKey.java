package io.jackfield.host.store;

/** A user of a bot. */
public record PersonKey(int bot, long person) {}
