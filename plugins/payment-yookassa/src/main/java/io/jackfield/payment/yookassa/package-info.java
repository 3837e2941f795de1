/**
 * Payments in roubles through YooKassa, by its API v3: we call YooKassa, and it tells us that something has happened.
 *
 * <p>In: notifications at {@code /payments/yookassa/<bot>}, which nobody signs, so nothing in them is believed but the
 * id of what to ask for. Out: calls of the API with keys that make a repeated call the same call, and what they answer,
 * told to the host's ledger. Nothing is kept here: orders, attempts, amounts and who pays twice are the ledger's
 * affair. {@link io.jackfield.payment.yookassa.Failure} and {@link io.jackfield.payment.yookassa.Decline} are the
 * tables to read beside YooKassa's documentation.
 */
package io.jackfield.payment.yookassa;
