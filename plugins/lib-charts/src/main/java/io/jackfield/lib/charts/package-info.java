/**
 * Draws charts as pictures for a chat.
 *
 * <p>In: a title, names and numbers in the language of the reader. Out: the bytes of a PNG, 1200 by 800 pixels, dark
 * text on white that can be read on a phone. The letters come from a font of the jar, so a chart looks the same on
 * every machine. Any thread may draw; nothing is written to disk but the font, once, among the temporary files of the
 * Java runtime.
 */
package io.jackfield.lib.charts;
