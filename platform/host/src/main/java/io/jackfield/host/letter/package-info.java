/**
 * What could not be answered or delivered, for operators: to see, to group, to replay and to give up.
 *
 * <p>In: rows that flushes of the journal write beside what they set aside ({@code store}). Out: updates into the lanes
 * of their chats and replies into the outbox, at a pace that live traffic does not feel. A replay is a row of its own
 * and goes on after a restart; asked for twice, a letter is replayed once.
 */
package io.jackfield.host.letter;
