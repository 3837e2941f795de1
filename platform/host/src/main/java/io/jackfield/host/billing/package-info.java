/**
 * Plans and quotas: who may use what, and what is left of it.
 *
 * <p>In: questions that wait to be let through, and what operators and payments decide. Out: a hold for each call under way,
 * settled or released at its end. Promised: however many calls a user has under way at once, together they get no more than the
 * plan gives; a call that failed, and one that died with its host, costs nothing. Who has a plan without limits costs no
 * question to the database.
 */
package io.jackfield.host.billing;
