/**
 * What parents are told without having asked: something to be proud of, missed lessons, marks that fall, tomorrow's
 * lessons, and what the school announces.
 *
 * <p>In: the school's data of {@code lib-school}, and announcements that staff write with {@code /announce}. Out:
 * notices, each with a key, so that the host tells each parent once. Promised: a parent hears of their own children
 * alone, and an announcement that was confirmed reaches every parent whom it is for, through crashes too.
 */
package io.jackfield.notice.school;
