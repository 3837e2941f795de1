package io.jackfield.lib.charts;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * What stands beside a chart.
 *
 * @param across the name of what goes from left to right; may be empty
 * @param up the name of what goes upwards; may be empty
 * @param range from where to where the numbers go; without it they decide
 * @param locale how numbers are written
 */
public record Axes(String across, String up, Optional<Range> range, Locale locale) {
    public Axes {
        requireNonNull(across, "across");
        requireNonNull(up, "up");
        requireNonNull(range, "range");
        requireNonNull(locale, "locale");
    }

    /** Without names. */
    public static Axes unnamed() {
        return named("", "");
    }

    public static Axes named(String across, String up) {
        return new Axes(across, up, Optional.empty(), Locale.ROOT);
    }

    /** Numbers go from {@code low} to {@code high}, such as 1 to 5 for marks; what lies outside is cut off. */
    public Axes between(double low, double high) {
        return new Axes(across, up, Optional.of(new Range(low, high)), locale);
    }

    /** Numbers are written as people of this language write them. */
    public Axes in(Locale chosen) {
        return new Axes(across, up, range, chosen);
    }

    /** From where to where numbers go; {@code low} is below {@code high}. */
    public record Range(double low, double high) {
        public Range {
            if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
                throw new IllegalArgumentException("range is " + low + " to " + high + "; the first must be the lower");
            }
        }
    }
}
