package io.jackfield.host.calls;

import java.util.Collections;
import java.util.SequencedMap;

/**
 * What calls of a plugin have come to since it came up, or between two moments.
 *
 * @param answered calls that gave an answer
 * @param failed calls that did not, in whatever way
 * @param computedNanos processor time, estimated
 * @param allocatedBytes estimated
 * @param upTo how many calls took no longer than a time, by that time in milliseconds
 */
record PluginTotals(
        double answered, double failed, long computedNanos, long allocatedBytes, SequencedMap<Double, Double> upTo) {
    static final PluginTotals NONE = new PluginTotals(0, 0, 0, 0, Collections.emptyNavigableMap());

    double calls() {
        return answered + failed;
    }
}
