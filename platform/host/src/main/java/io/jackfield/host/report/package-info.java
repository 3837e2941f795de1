/**
 * Reports: made when somebody asks, and on the schedules of the bots' files.
 *
 * <p>In: a question of a plugin that lets users choose, and the clock. Out: the messages of a report, to whoever asked
 * or into the outbox. Promised: of a scheduled report every reader gets exactly one, also when the host is killed in
 * the middle; a run of ten thousand readers holds no more in memory than one of fifty; and a model is asked once for
 * what a report quotes.
 */
package io.jackfield.host.report;
