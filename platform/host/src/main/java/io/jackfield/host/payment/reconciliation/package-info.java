/**
 * The books compared with those of payment systems.
 *
 * <p>In: what a provider's plugin lists of a time. Out: payments that had been missed, credited; a review for every
 * other difference. Promised: nothing is taken back or changed that a person has not looked at.
 */
package io.jackfield.host.payment.reconciliation;
