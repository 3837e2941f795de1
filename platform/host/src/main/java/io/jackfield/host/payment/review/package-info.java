/**
 * What a person has to look at in payments.
 *
 * <p>In: words of providers, of the ledger's rules and of the jobs. Out: rows that stay open until somebody closes
 * them, and alerts to the operator. Promised: the same words about the same order are there once.
 */
package io.jackfield.host.payment.review;
