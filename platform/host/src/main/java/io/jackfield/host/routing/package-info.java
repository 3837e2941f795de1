/**
 * Which plugin an update belongs to, and its way there and back.
 *
 * <p>In: updates, one at a time per chat. Out: calls over the bus, and what came of them: stored and sent in one go.
 * The look-up itself is pure: command (typed, by a button, or by a key of a menu), button, open conversation and the
 * end of its time, else the bot's handler of free text.
 */
package io.jackfield.host.routing;
