/**
 * What is measured, one class a scenario. Each starts its own target on an empty database and leaves nothing behind.
 *
 * <p>In: the options of the run. Out: rows of the report.
 */
package io.jackfield.benchmarks.scenario;
