/**
 * Payments by the providers that Telegram itself knows, through a token from BotFather. Telegram asks, charges and
 * tells by updates, which the host answers and credits by itself; the plugin knows the token and what the provider
 * wants to be told.
 */
package io.jackfield.payment.telegram;
