/**
 * Who has written to the bots, and whether they can still be reached.
 *
 * <p>In: the senders of updates. Out: rows of the table {@code person}, written with the journal's next flush and only
 * when something about somebody has changed.
 */
package io.jackfield.host.people;
