/**
 * The calls of payment systems.
 *
 * <p>In: HTTP calls at {@code /payments/<provider>/<bot>}, from {@code web}. Out: the answer of the provider's plugin.
 * Promised: each call is stored before anybody works on it, but for those of strangers from whom too much has come in
 * vain; what the payment system itself calls is never turned away for what others do; a slow provider holds up no
 * other; a call about a bot that the system once had here is never refused for good by the host, so that the system
 * comes again; what proves who calls is not kept, and nothing of a call is logged.
 *
 * <p>{@link io.jackfield.host.payment.callback.PaymentCallbacks} takes calls, {@code Callers} knows who makes them,
 * {@code Shares} how many are under way.
 */
package io.jackfield.host.payment.callback;
