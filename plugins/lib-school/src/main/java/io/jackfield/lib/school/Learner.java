package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

/**
 * A child at the school.
 *
 * @param id the school's own, up to 40 characters
 * @param name as parents read it
 * @param className such as {@code 7-A}
 */
public record Learner(String id, String name, String className) {
    static final int LONGEST_ID = 40;

    public Learner {
        requireNonNull(name, "name");
        requireNonNull(className, "className");
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("learner id is '" + id
                    + "'; the school's query learner gives ids of 1 to " + LONGEST_ID + " characters");
        }
    }
}
