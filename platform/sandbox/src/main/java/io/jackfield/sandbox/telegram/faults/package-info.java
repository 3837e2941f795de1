/**
 * Trouble on purpose: what the simulated Telegram does to chosen calls instead of answering them.
 *
 * <p>In: rules, from tests through {@link FaultPlan} or from anywhere through {@code /sandbox/faults}. Out: for each
 * call, the first rule that strikes. Rules are asked in the order in which they were added.
 */
package io.jackfield.sandbox.telegram.faults;
