/**
 * Payments: what a provider plugin takes and gives. A provider speaks the protocol of one payment system; the host owns
 * products, orders, transactions, what they give, refunds and renewals, the journal of callbacks, everything inside
 * Telegram, and every message to the buyer. Start with {@link io.jackfield.api.payment.PaymentProvider}; what it
 * changes goes through {@link io.jackfield.api.payment.Ledger}.
 */
@Experimental
package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
