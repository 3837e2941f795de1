/**
 * From marked-up text to plain text with entities, as Telegram's own parsers do it.
 *
 * <p>In: a text with a parse mode, or a text with entities. Out: a {@link FormattedText}, or a {@link MarkupException}
 * whose message is the one Telegram gives. Offsets count UTF-16 units, which is what Java's strings count too; only the
 * offsets inside error messages are bytes.
 */
package io.jackfield.sandbox.telegram.markup;
