package io.jackfield.report.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.lib.school.Achievement;
import io.jackfield.lib.school.ComparedFigures;
import io.jackfield.lib.school.Learner;
import java.util.List;

/**
 * What a report tells.
 *
 * @param achievements those of the period, oldest first
 * @param trend the periods up to this one, oldest first
 */
record Content(Learner learner, ComparedFigures figures, List<Achievement> achievements, List<TrendPoint> trend) {
    Content {
        requireNonNull(learner, "learner");
        requireNonNull(figures, "figures");
        achievements = List.copyOf(achievements);
        trend = List.copyOf(trend);
    }
}
