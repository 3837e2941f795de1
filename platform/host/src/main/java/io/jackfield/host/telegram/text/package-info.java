/**
 * A model's Markdown on its way into Telegram messages.
 *
 * <p>In: CommonMark with GFM tables, strikethrough and {@code ||spoilers||}, complete
 * ({@link io.jackfield.host.telegram.text.Markdown#render}) or still being written
 * ({@link io.jackfield.host.telegram.text.Markdown#renderPartial}). Out: plain text with entities, cut by
 * {@link io.jackfield.host.telegram.text.Splitter} into parts that the Bot API takes as one message each.
 *
 * <p>Promised: pure functions for any thread; no input makes them throw; every offset is in UTF-16 units and inside the
 * text; entities nest the way the Bot API allows, are in order and neither empty nor padded with white space.
 */
package io.jackfield.host.telegram.text;
