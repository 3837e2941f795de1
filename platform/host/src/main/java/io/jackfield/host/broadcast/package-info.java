/**
 * What operators write to many users of a bot.
 *
 * <p>In: a definition of what is written to whom, and the word to begin. Out: messages in the outbox, behind all
 * answers. Promised: for each of the audience one message is stored, also when the host is killed in the middle; what
 * was on its way to Telegram just then may arrive twice, as with all of the outbox; a broadcast to a million users
 * holds no more in memory than one to a hundred; and who has had enough presses the button under it.
 */
package io.jackfield.host.broadcast;
