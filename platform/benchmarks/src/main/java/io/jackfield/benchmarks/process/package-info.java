/**
 * Everything that a load run starts beside itself: the host or the bare handler, a PostgreSQL and a Redis.
 *
 * <p>In: a place for files. Out: processes that are ready, what they cost in CPU and memory, and the certainty that
 * none of them outlives the benchmarks. Reads {@code /proc}, so it runs on Linux only.
 */
package io.jackfield.benchmarks.process;
