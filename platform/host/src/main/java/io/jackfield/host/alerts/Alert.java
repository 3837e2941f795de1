package io.jackfield.host.alerts;

import java.time.Instant;

/**
 * Something that the operator has to see to.
 *
 * @param key tells it from others
 * @param words what is wrong and what to do
 * @param since when it was first noticed
 */
public record Alert(String key, String words, Instant since) {}
