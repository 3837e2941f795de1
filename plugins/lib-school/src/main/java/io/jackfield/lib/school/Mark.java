package io.jackfield.lib.school;

import java.time.LocalDate;

/**
 * One mark.
 *
 * @param learner id
 * @param value on the school's scale
 * @param best of that scale
 * @param kind what it was given for, in the school's word; empty when it says nothing
 */
public record Mark(String learner, LocalDate day, String subject, double value, double best, String kind) {}
