package io.jackfield.lib.school;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * One lesson of a learner, over or still to come.
 *
 * @param learner id
 * @param id the school's own
 * @param number of the lessons of that day, from 1
 * @param topic what it was about
 * @param test what a test in it is about; empty without a test
 */
public record Lesson(
        String learner,
        String id,
        LocalDate day,
        int number,
        Optional<LocalTime> starts,
        String subject,
        Optional<String> topic,
        Optional<String> homework,
        Optional<String> test) {}
