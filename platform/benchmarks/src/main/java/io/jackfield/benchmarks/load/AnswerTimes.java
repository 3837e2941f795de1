package io.jackfield.benchmarks.load;

import java.util.OptionalLong;

/**
 * How long answers took in one stretch of a run.
 *
 * @param latencies from the time that an update was due until its answer arrived
 * @param first when the first answer arrived, in {@link System#nanoTime}
 * @param last when the last answer arrived
 */
public record AnswerTimes(Histogram latencies, OptionalLong first, OptionalLong last) {}
