/**
 * The rules of the ledger, without a database: what a call of a payment provider does to an order and its transactions.
 *
 * <p>In: the rows as they stand ({@link io.jackfield.host.payment.rules.Books}) and what the system said. Out: a
 * {@link io.jackfield.host.payment.rules.Decision}, which is stored in one transaction or not at all. Promised: of one
 * order at most one transaction credits, whatever comes twice, late or at once; money that was taken is always granted,
 * surplus or given back. The room {@code payment} keeps the rows in PostgreSQL, the test kit in memory; both go by
 * these rules.
 */
package io.jackfield.host.payment.rules;
