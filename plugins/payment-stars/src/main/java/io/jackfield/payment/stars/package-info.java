/**
 * Payments in Telegram Stars. Telegram asks, charges and tells by updates, which the host answers and credits by
 * itself; what is left for the plugin is what a bot asks Telegram for: refunds, the list of transactions, and whether a
 * subscription renews.
 */
package io.jackfield.payment.stars;
