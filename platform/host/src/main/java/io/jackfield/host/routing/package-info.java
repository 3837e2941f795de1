/**
 * Which plugin an update belongs to, and its way there and back.
 *
 * <p>In: updates, one at a time per chat. Out: calls over the bus, and what came of them: stored and sent in one go. The
 * look-up itself is pure: command, button, open conversation, payment, else the bot's handler of free text.
 */
package io.jackfield.host.routing;
