/**
 * The newest lines of the log in memory, and its levels for a while.
 *
 * <p>In: lines, masked already, from whatever writes the log of this process. Out: pages and live lines for operators.
 * Nothing here logs, or a line would make the next.
 */
package io.jackfield.host.logs;
