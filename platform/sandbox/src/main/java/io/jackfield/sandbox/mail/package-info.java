/**
 * The mailbox of the sandbox, in which all letters of the bots arrive.
 *
 * <p>In: {@code POST /mail}, as the host sends letters when it has no mail server. Out: {@code GET /mailbox} as JSON, a
 * page that follows it, and {@link io.jackfield.sandbox.mail.Mailbox} for tests. Nothing goes to anybody.
 */
package io.jackfield.sandbox.mail;
