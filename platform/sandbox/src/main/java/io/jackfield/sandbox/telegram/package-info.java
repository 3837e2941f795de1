/**
 * Telegram's Bot API on loopback, with people who write to the bots.
 *
 * <p>In: calls of bots under {@code /bot<token>/<method>}; what pretend users do, from tests through
 * {@link io.jackfield.sandbox.telegram.TelegramSandbox} or from the playground page. Out: answers as Telegram gives
 * them, and updates by long polling or webhook, at least once and in order for each chat.
 *
 * <p>Everything lives in memory behind one lock, held only for moments, so every public method may be called from any
 * thread. A call goes {@code BotApiEndpoint} (HTTP) → {@code BotApi} (method table) → one of the {@code …Methods} →
 * {@code Room}. What a user does goes {@code SandboxChat} → {@code Room} → {@code UpdateQueue} → {@code LongPoll} or
 * {@code WebhookSender}.
 */
package io.jackfield.sandbox.telegram;
