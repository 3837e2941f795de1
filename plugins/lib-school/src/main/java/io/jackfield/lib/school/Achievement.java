package io.jackfield.lib.school;

import java.time.LocalDate;

/**
 * Something to be proud of.
 *
 * @param learner id
 * @param id the school's own
 * @param title in the language that was asked for, where the school has it
 */
public record Achievement(String learner, String id, LocalDate day, String title) {}
