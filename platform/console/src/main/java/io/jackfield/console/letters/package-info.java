/** What could not be answered or delivered: grouped by cause, listed, shown, replayed, given up, copied as a test. */
package io.jackfield.console.letters;
