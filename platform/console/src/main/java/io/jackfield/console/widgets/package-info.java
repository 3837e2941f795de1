/**
 * What plugins show: figures, tables and lines of theirs, each asked by itself so that the page waits for none of them.
 */
package io.jackfield.console.widgets;
