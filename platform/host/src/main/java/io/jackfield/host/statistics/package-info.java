/**
 * What bots come to, by the hour.
 *
 * <p>In: events as they are stored, and counters of this process. Out: sums and counts in one table that stays small
 * however many users there are, for charts, for files and for the summary of a day. Nothing of single users leaves the
 * room.
 */
package io.jackfield.host.statistics;
