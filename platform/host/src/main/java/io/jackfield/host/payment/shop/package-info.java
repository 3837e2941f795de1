/**
 * The shop that plugins sell through.
 *
 * <p>In: what a user of a plugin's command wants. Out: orders, and replies that are ready to be returned: invoices,
 * buttons that open a page, questions. Promised: what is offered can be paid at that moment; a price is frozen into its
 * order; a promotional code takes something off one purchase.
 */
package io.jackfield.host.payment.shop;
