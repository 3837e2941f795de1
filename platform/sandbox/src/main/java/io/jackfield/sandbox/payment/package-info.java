/**
 * Payment systems, simulated: what a provider plugin asks, the page on which a buyer pays, and the calls to the host.
 *
 * <p>In: orders that a checkout brings, by a link or by a call of the plugin. Out: calls to
 * {@code <host>/payments/<provider>/<bot>}, each shown with its answer on the payment's page. No money moves.
 *
 * <p>A system is one {@link io.jackfield.sandbox.payment.PaymentSide}, in the list of
 * {@link io.jackfield.sandbox.payment.PaymentSides}. It mounts the addresses of its own API, opens a
 * {@link io.jackfield.sandbox.payment.SidePayment} for each order, and says in a
 * {@link io.jackfield.sandbox.payment.Conversation} what it calls when somebody pays, cancels or wants money back.
 * Sending, repeating, the pages under {@code /payments} and the same by JSON under {@code /sandbox/payments} come with
 * the frame. Everything runs on the sandbox's event loop.
 */
package io.jackfield.sandbox.payment;
