/**
 * Writes tables that people open in Excel and LibreOffice, and programs read.
 *
 * <p>In: columns, each with a kind and where its value comes from, and rows, which are taken one after the other. Out:
 * XLSX with one sheet or several, or CSV. However many rows there are, memory holds a few hundred of them. What users
 * have typed can become no formula. Nothing is written to disk.
 */
package io.jackfield.lib.tables;
