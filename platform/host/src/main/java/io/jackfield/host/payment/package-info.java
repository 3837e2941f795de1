/**
 * Money: orders, what payment systems say of them, and what they give.
 *
 * <p>In: calls of payment providers through their {@link io.jackfield.api.payment.Ledger}, orders that buyers open,
 * what Telegram tells of payments inside it, and time that runs out. Out: rows, plans given and taken back, messages to
 * buyers, and {@code payments_total}. Promised: every call is one short transaction under the lock of its order, so
 * whatever comes twice, late or at once counts once; what a payment gives and the message about it are stored with it
 * or not at all; no connection is held while a plugin works.
 *
 * <p>A call goes from {@link io.jackfield.host.payment.HostLedger} through {@code Decisions}, which locks and reads the
 * books, to {@link io.jackfield.host.payment.rules.LedgerRules}, which decide, and back through {@code Consequences}:
 * plan and message in the transaction, caches, outbox and figures after it. {@link io.jackfield.host.payment.Orders}
 * opens orders, {@code RenewalOrders} takes further payments, {@code PaymentSweep} ends what has run out of time.
 */
package io.jackfield.host.payment;
