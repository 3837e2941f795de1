package io.jackfield.host.staff;

import java.time.Instant;

/**
 * Somebody who has logged in to the console.
 *
 * @param csrf what every change that their pages ask for has to carry
 */
public record OperatorSession(Operator operator, String csrf, Instant since) {}
