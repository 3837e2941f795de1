/**
 * Telegram under load: updates go in at the webhook, answers come back at a fake Bot API, and nothing escapes the
 * books.
 *
 * <p>In: how many updates, how fast, from how many chats. Out: how long each took from update to {@code sendMessage},
 * and which answers were lost, doubled or out of order. Updates are delivered by Telegram's rules: one at a time for
 * each chat, again until they are taken.
 */
package io.jackfield.benchmarks.load;
