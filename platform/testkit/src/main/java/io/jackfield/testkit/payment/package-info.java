/**
 * What payment providers are tested with: {@link io.jackfield.testkit.payment.PaymentProviderContract}, an order book in memory,
 * and the part of the payment system that a plugin's author plays. No host calls payment providers yet.
 */
package io.jackfield.testkit.payment;
