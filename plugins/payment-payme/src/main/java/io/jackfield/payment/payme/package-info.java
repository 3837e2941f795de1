/**
 * Payments in soʻm through Payme (Paycom), by its Merchant API: Payme calls us.
 *
 * <p>In: JSON-RPC calls at {@code /payments/payme/<bot>}. Out: what the host's ledger decided, in Payme's words and
 * always with status 200; and the address of Payme's page for an order. Nothing is kept here: amounts, states, times
 * and who pays twice are the ledger's affair. {@link io.jackfield.payment.payme.Verdicts} and
 * {@link io.jackfield.payment.payme.Problem} are the tables to read beside Payme's documentation.
 */
package io.jackfield.payment.payme;
