package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.Books;
import io.jackfield.benchmarks.load.TokenFigures;
import java.time.Duration;

/** The part of the report that one scenario fills. */
record Section(Report report, String scenario) {
    void count(String measure, double value, Bound bound) {
        report.add(new Row(scenario, measure, value, "", bound));
    }

    void milliseconds(String measure, Duration value, Bound bound) {
        report.add(new Row(scenario, measure, value.toNanos() / 1e6, "ms", bound));
    }

    void seconds(String measure, Duration value, Bound bound) {
        report.add(new Row(scenario, measure, value.toNanos() / 1e9, "s", bound));
    }

    void megabytes(String measure, long bytes, Bound bound) {
        report.add(new Row(scenario, measure, bytes >> 20, "MB", bound));
    }

    /** How the tokens of a model's answers came to the users' screens. */
    void tokens(TokenFigures figures) {
        milliseconds("token shown after it was sent, median", figures.perToken().percentile(0.5), Bound.none());
        milliseconds("token shown after it was sent, p99", figures.perToken().percentile(0.99), Bound.none());
        milliseconds("first token shown, median", figures.first().percentile(0.5), Bound.none());
        milliseconds("first token shown, p99", figures.first().percentile(0.99), Bound.none());
        milliseconds("last token shown, median", figures.last().percentile(0.5), Bound.none());
        milliseconds("last token shown, p99", figures.last().percentile(0.99), Bound.none());
    }

    /** What must hold of every run: nothing lost, nothing out of order. */
    void books(Books books, Bound doubled) {
        count("updates sent", books.sent(), Bound.none());
        count("answers lost", books.lost(), Bound.atMost(0));
        count("answers doubled", books.doubled(), doubled);
        if (books.unnumbered() == 0) {
            count("answers out of order", books.reordered(), Bound.atMost(0));
        }
        if (books.refused() + books.cut() > 0) {
            count("deliveries refused or cut", books.refused() + books.cut(), Bound.none());
        }
    }
}
