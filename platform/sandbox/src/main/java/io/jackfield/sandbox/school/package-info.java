/**
 * A school to try bots with: 300 learners of twelve classes, their parents, and a year of lessons that ends today.
 *
 * <p>In: a connection to an empty PostgreSQL, or to one that was filled on an earlier day. Out: the tables of
 * {@code school/schema.sql}, filled. Promised: the same people and the same days each time, whoever asks and whenever,
 * so that a day once lived does not change; about 250 000 rows at first and a thousand for each day that has passed
 * since.
 */
package io.jackfield.sandbox.school;
