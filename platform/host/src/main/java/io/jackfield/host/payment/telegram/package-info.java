/**
 * Payments inside Telegram: what it asks before one, and what it tells of one that was made.
 *
 * <p>In: pre-checkout questions from the intake, as they come; notices of payments, refunds and subscriptions from
 * their lanes, journalled. Out: answers to the questions within five seconds; calls of the
 * {@link io.jackfield.api.payment.Ledger} of the provider that the invoice's payload names. Promised: no plugin is
 * asked and none need be there, but to stop a subscription; a question is answered with "not now" when the database is
 * away or slow; a notice is brought to the ledger until that has stored it, and the operator is told while it has not.
 */
package io.jackfield.host.payment.telegram;
