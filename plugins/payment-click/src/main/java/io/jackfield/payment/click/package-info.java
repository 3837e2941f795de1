/**
 * Payments in soʻm through Click.
 *
 * <p>In: the calls Prepare and Complete of Click's SHOP-API, a signed form each
 * ({@link io.jackfield.payment.click.ShopCall}), and what the host asks. Out: one call of the ledger for each, and its
 * verdict as one of Click's codes ({@link io.jackfield.payment.click.Outcome}); the address of Click's page; questions
 * and reversals to its Merchant API.
 *
 * <p>What Click says about money is only believed where it is signed, and held against our rows: the signature has no
 * separators, so that a digit can move from one field to the next, and the field {@code error} is not signed at all. So
 * a payment that was taken is not undone by {@code error} alone, and one that was cancelled is never taken.
 */
package io.jackfield.payment.click;
