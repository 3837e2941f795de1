/**
 * The only place that knows Telegram's wire format and its limits.
 *
 * <p>In: HTTPS from Telegram, as webhook calls or answers to long polling. Out:
 * {@link io.jackfield.host.telegram.IncomingUpdate}s for the intake, and Bot API calls for the outbox. Incoming updates
 * are bound with telegrambots-meta and copied into values of our own; outgoing calls are written as JSON, because that
 * library models neither multipart methods nor the newest drafts.
 */
package io.jackfield.host.telegram;
