/**
 * Rich messages (Bot API 10.1): what a bot writes as Markdown becomes the tree of blocks that its readers receive.
 *
 * <p>In: {@code InputRichMessage}. Out: {@code RichMessage}, or a refusal in Telegram's words.
 */
package io.jackfield.sandbox.telegram.rich;
