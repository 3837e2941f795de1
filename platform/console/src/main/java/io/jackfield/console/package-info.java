/**
 * The operators' pages under {@code /console}.
 *
 * <p>In: requests of browsers on the operators' listener. Out: HTML made on the server from what the operators' API
 * answers. An area is a package with one {@link io.jackfield.console.frame.ConsolePage}, registered in
 * {@link io.jackfield.console.Console}.
 */
package io.jackfield.console;
