/**
 * How the host speaks with payment providers.
 *
 * <p>In: a question for a provider, by its name. Out: a call over the bus with the
 * {@link io.jackfield.api.payment.Merchant} that it is about. Promised: the question is asked in quarantine too; while
 * the plugin is being swapped one can wait for it; nothing of a provider's bot is kept between calls.
 */
package io.jackfield.host.payment.provider;
