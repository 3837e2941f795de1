/**
 * The command line. {@code run} reads the configuration, starts what the operator has not (embedded databases, the
 * sandbox), starts the host and stops everything again in the opposite order.
 *
 * <p>Whatever cannot go on ends in one clear message on standard error and exit status 1; a wrong call in 2.
 */
package io.jackfield.launcher;
