/**
 * Money that goes back to buyers.
 *
 * <p>In: an operator's wish, or money that bought nothing. Out: questions to the provider's plugin with a key that
 * never changes, and {@link io.jackfield.api.payment.Ledger#refunded} once the money has gone. Promised: a refund is
 * stored before the payment system hears of it and never comes to more than is left; after a crash it goes on with the
 * same key; what can only be done by hand is shown to the operator until it is done.
 *
 * <p>{@link io.jackfield.host.payment.refund.Refunds} takes wishes,
 * {@link io.jackfield.host.payment.refund.RefundSteps} brings one on,
 * {@link io.jackfield.host.payment.refund.RefundSweep} all of them.
 */
package io.jackfield.host.payment.refund;
