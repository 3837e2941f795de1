/** The first page of the console. */
package io.jackfield.console.attention;
