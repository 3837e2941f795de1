package io.jackfield.testkit.spi;

/** A user in a chat. */
public record Seat(long chat, TestUser user) {}
