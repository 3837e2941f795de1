package io.jackfield.host.alerts;

import java.time.Instant;

/**
 * Somebody knows of an alert and wants it to be quiet.
 *
 * @param until when it is told again if it is still there
 * @param by who
 */
public record Snooze(String key, Instant until, String by) {}
