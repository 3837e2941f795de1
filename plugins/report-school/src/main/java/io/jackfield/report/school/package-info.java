/**
 * A learner's week and month, as their parents read them.
 *
 * <p>In: figures of {@code lib-school}, for parents whom {@link io.jackfield.lib.school.Parents} lets know of a
 * learner. Out: one picture with the figures below it, on request and on the schedule of the bot's file, and the same
 * as a PDF on request. Promised: nobody gets a report about a learner who is none of theirs, and there is none for days
 * of which the school knows nothing, as in holidays.
 */
package io.jackfield.report.school;
