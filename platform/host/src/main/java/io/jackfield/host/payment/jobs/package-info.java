/**
 * When what is done about payments from time to time.
 *
 * <p>In: jobs. Out: a thread for each round of one. Promised: a job never runs twice at the same time.
 */
package io.jackfield.host.payment.jobs;
