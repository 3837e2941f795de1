/**
 * The people who run the host.
 *
 * <p>In: tokens and sessions that calls come with. Out: who it is and what they may. Tokens and sessions are kept as
 * hashes only; what people do is written down by {@code admin}.
 */
package io.jackfield.host.staff;
