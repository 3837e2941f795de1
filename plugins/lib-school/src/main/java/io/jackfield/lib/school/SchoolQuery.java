package io.jackfield.lib.school;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The questions that are put to a school's database. What each is given and has to bring stands in
 * {@code config.schema.json}, by which the host checks them.
 */
enum SchoolQuery {
    LEARNER("learner"),
    BY_EMAIL("byEmail"),
    CODES("codes"),
    LESSONS("lessons"),
    MARKS("marks"),
    ATTENDANCE("attendance"),
    PROGRESS("progress"),
    ACHIEVEMENTS("achievements"),
    STREAK("streak");

    private final String key;

    SchoolQuery(String key) {
        this.key = key;
    }

    /** Under {@code queries} in the configuration. */
    String key() {
        return key;
    }

    /** For the sample school. */
    String shipped() {
        try (InputStream file = SchoolQuery.class.getResourceAsStream("/queries/" + key + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
