/**
 * What goes on by itself.
 *
 * <p>In: how buyers have paid, from providers; time that passes; users who want it or no longer. Out: an order for each
 * further period, and a question to the provider's plugin to take its payment. Promised: one payment for a period, and
 * none while it is not known what has become of the one before; what buyers have left with payment systems is
 * encrypted; who cannot be charged is told.
 *
 * <p>{@link io.jackfield.host.payment.renewal.RenewalDesk} speaks for users,
 * {@link io.jackfield.host.payment.renewal.RenewalJob} takes the payments,
 * {@link io.jackfield.host.payment.renewal.HostSavedMethods} keeps the methods.
 */
package io.jackfield.host.payment.renewal;
