package io.jackfield.benchmarks.scenario;

/**
 * One figure.
 *
 * @param scenario the title of the scenario that it comes from
 * @param measure what was measured
 */
public record Row(String scenario, String measure, double value, String unit, Bound bound) {}
