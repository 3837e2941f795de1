package io.jackfield.benchmarks.scenario;

/**
 * What a figure is to be.
 *
 * @param kind how the limit is meant
 * @param limit in the unit of the figure
 */
public record Bound(Kind kind, double limit) {
    /** How a limit is meant. */
    public enum Kind {
        AT_MOST,
        AT_LEAST,
        NONE
    }

    public static Bound atMost(double limit) {
        return new Bound(Kind.AT_MOST, limit);
    }

    static Bound atLeast(double limit) {
        return new Bound(Kind.AT_LEAST, limit);
    }

    /** For figures that are only worth knowing. */
    static Bound none() {
        return new Bound(Kind.NONE, 0);
    }

    boolean isMetBy(double value) {
        return switch (kind) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
            case NONE -> true;
        };
    }
}
