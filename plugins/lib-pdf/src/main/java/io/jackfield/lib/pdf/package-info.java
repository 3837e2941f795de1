/**
 * Makes PDF documents: A4 pages with a title, text, tables and pictures, and a page number at the foot of each.
 *
 * <p>In: texts in the language of the reader, and pictures as bytes. Out: the bytes of a PDF, with as much of the font
 * inside as it uses, so that it looks the same everywhere. Any thread may make one; nothing is written to disk or
 * fetched.
 */
package io.jackfield.lib.pdf;
