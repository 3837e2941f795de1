/**
 * Payme (Paycom): its page, its cabinet, and the tests of its own sandbox. It calls the host by the Merchant API and is
 * asked nothing.
 */
package io.jackfield.sandbox.payment.payme;
