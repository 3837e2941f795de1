/**
 * Every reply to Telegram passes through here.
 *
 * <p>In: replies that are stored, and answers that are still growing. Out: calls of the Bot API, in order inside each
 * chat, within Telegram's limits. A reply is stored before it is sent, so a restart loses none; one is sent twice only
 * when the process died, or the connection was lost, between Telegram's taking it and our knowing. What a plugin shows
 * under a key goes in place of what that key has last shown ({@code KeyedMessages}).
 */
package io.jackfield.host.outbox;
