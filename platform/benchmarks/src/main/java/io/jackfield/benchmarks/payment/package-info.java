/**
 * Payment systems under load: they call about orders that nobody has paid yet, two calls a payment, and want to hear
 * yes.
 *
 * <p>In: how many payments at once, or a second. Out: how long each took from its first call to its second answer, and
 * what was refused.
 */
package io.jackfield.benchmarks.payment;
