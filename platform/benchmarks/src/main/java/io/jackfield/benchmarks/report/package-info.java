/**
 * Reports on a schedule under load: who their readers are in the host's tables, and how many have come to whom.
 *
 * <p>In: how many readers there are. Out: what became of theirs, by the host's own words and by what the Bot API has
 * seen.
 */
package io.jackfield.benchmarks.report;
