package io.jackfield.command.report;

import io.jackfield.api.report.ReportPeriod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a user has chosen so far, as buttons carry it: {@code report|subject|period}.
 *
 * @param subject empty when nothing is chosen yet, or there is nothing to choose
 */
record Choice(String report, String subject, Optional<ReportPeriod> period) {
    static Choice of(String report) {
        return new Choice(report, "", Optional.empty());
    }

    Choice about(String chosen) {
        return new Choice(report, chosen, period);
    }

    Choice in(ReportPeriod chosen) {
        return new Choice(report, subject, Optional.of(chosen));
    }

    String encoded() {
        return report + "|" + subject + "|" + period.map(ReportPeriod::key).orElse("");
    }

    /** A subject may hold the separator, a period and a name do not. */
    static Choice decode(String text) {
        List<String> parts = Arrays.asList(text.split("\\|", -1));
        if (parts.size() < 3) {
            return of(parts.getFirst());
        }
        return new Choice(
                parts.getFirst(), String.join("|", parts.subList(1, parts.size() - 1)), period(parts.getLast()));
    }

    static Optional<ReportPeriod> period(String key) {
        try {
            return Optional.of(ReportPeriod.ofKey(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
