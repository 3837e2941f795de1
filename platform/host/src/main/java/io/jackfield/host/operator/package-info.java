/**
 * The lists that plugins bring for operators, and the alerts that they raise.
 *
 * <p>In: what the admin API, the command line and plugins with a command ask. Out: calls of {@code OperatorList}s,
 * tables as CSV and XLSX, and alerts for the room of that name. What comes from a plugin is checked here, so whoever
 * shows it can trust it.
 */
package io.jackfield.host.operator;
