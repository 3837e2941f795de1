package io.jackfield.lib.charts;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * One row of numbers, with a line or a colour of its own.
 *
 * @param name stands in the legend; no two of a chart are the same
 * @param values one for each label of the chart; {@link Double#NaN} where there is none, which leaves a gap
 */
public record Series(String name, List<Double> values) {
    public Series {
        requireNonNull(name, "name");
        values = List.copyOf(values);
        if (values.stream().anyMatch(value -> Double.isInfinite(value))) {
            throw new IllegalArgumentException("series '" + name + "' has an infinite value; use NaN for none");
        }
    }

    public static Series of(String name, double... values) {
        return new Series(name, Arrays.stream(values).boxed().toList());
    }
}
