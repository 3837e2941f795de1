package io.jackfield.testkit.spi;

/**
 * A user of Telegram.
 *
 * @param language two letters
 */
public record TestUser(long id, String name, String language) {}
