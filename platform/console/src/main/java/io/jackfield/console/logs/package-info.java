/** The log of the host: search, live lines, levels. */
package io.jackfield.console.logs;
