package io.jackfield.lib.school;

import java.time.LocalDate;

/**
 * How much of a course a learner had done on a day.
 *
 * @param learner id
 * @param percent 0 to 100
 */
public record Progress(String learner, LocalDate day, String subject, double percent) {}
