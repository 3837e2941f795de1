package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.report.ReportPeriod;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A learner's period in figures.
 *
 * @param lessons that are over
 * @param missed of these, with a reason or without
 * @param late of these
 * @param attendance percent of the lessons at which the learner was, late or not; absent without lessons
 * @param average of all marks, on the scale of {@code best}; absent without marks
 * @param best of the school's scale; 0 without marks
 * @param subjects those with marks, by name
 * @param progress the mean of what was known last of each course, in percent; absent when nothing is known
 * @param daysWithoutGaps school days in a row, up to the period's end, on which no lesson was missed
 */
public record Figures(
        ReportPeriod period,
        int lessons,
        int missed,
        int late,
        OptionalDouble attendance,
        OptionalDouble average,
        double best,
        List<SubjectAverage> subjects,
        OptionalDouble progress,
        int daysWithoutGaps) {
    public Figures {
        requireNonNull(period, "period");
        subjects = List.copyOf(subjects);
    }

    /**
     * The marks of one subject.
     *
     * @param marks how many
     */
    public record SubjectAverage(String subject, double average, int marks) {}

    /** Whether the school knows nothing of these days, as in holidays. */
    public boolean isEmpty() {
        return lessons == 0 && average.isEmpty() && progress.isEmpty();
    }
}
