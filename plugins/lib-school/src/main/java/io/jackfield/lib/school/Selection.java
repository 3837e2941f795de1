package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.report.ReportPeriod;
import java.util.Collection;
import java.util.Set;

/**
 * Whom a question to the school is about, and when.
 *
 * @param learners ids; with up to {@link #MOST_LEARNERS} at once a page of a fan-out takes one question and not a
 *     hundred
 * @param language two letters, in which subjects are named where the school has them
 */
public record Selection(Set<String> learners, ReportPeriod period, String language) {
    public static final int MOST_LEARNERS = 100;

    public Selection {
        learners = Set.copyOf(learners);
        requireNonNull(period, "period");
        requireNonNull(language, "language");
        if (learners.size() > MOST_LEARNERS) {
            throw new IllegalArgumentException(
                    "asked for " + learners.size() + " learners at once; up to " + MOST_LEARNERS);
        }
    }

    public static Selection of(String learner, ReportPeriod period, String language) {
        return new Selection(Set.of(learner), period, language);
    }

    public static Selection of(Collection<String> learners, ReportPeriod period, String language) {
        return new Selection(Set.copyOf(learners), period, language);
    }
}
