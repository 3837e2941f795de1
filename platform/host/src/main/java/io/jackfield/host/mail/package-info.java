/**
 * E-mail of plugins.
 *
 * <p>In: letters that plugins give their mail desk. Out: SMTP, or HTTP to the mailbox of the sandbox. A letter is
 * stored before it is sent and tried for a day, so a restart loses none; a crash in the moment in which the server
 * takes it can send it twice, under one Message-ID. Addresses and words of letters are in no log.
 */
package io.jackfield.host.mail;
