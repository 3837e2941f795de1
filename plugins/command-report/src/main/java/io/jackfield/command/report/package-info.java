/**
 * {@code /report}: users choose a report, what it is about and for which days.
 *
 * <p>What a button says comes back from the user's device; the host makes a report only of what is listed for whoever
 * presses.
 */
package io.jackfield.command.report;
