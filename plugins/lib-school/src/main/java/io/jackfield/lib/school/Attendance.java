package io.jackfield.lib.school;

import java.time.LocalDate;

/**
 * Whether a learner was at a lesson that is over.
 *
 * @param learner id
 * @param lesson the school's id of it
 * @param number of the lessons of that day, from 1
 */
public record Attendance(String learner, String lesson, LocalDate day, int number, String subject, State state) {
    /** In the query's column {@code state} in small letters. */
    public enum State {
        PRESENT,
        LATE,
        /** Missed without a reason that the school knows. */
        ABSENT,
        /** Missed with one. */
        EXCUSED
    }

    public boolean isMissed() {
        return state == State.ABSENT || state == State.EXCUSED;
    }
}
