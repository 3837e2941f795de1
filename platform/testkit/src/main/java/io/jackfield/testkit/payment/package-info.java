/**
 * What payment providers are tested with: {@link io.jackfield.testkit.payment.PaymentProviderContract}, orders and
 * their ledger in memory by the rules of the host, and the part of the payment system, which a plugin's author plays.
 */
package io.jackfield.testkit.payment;
