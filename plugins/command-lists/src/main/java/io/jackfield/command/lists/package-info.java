/**
 * The lists of other plugins in Telegram, for those whom the bot's file gives a role. Who sees what is decided by
 * {@link io.jackfield.api.desk.OperatorDesk} each time; what comes back from a button says only where somebody was.
 */
package io.jackfield.command.lists;
