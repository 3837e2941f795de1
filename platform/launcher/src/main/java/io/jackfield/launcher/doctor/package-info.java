/**
 * {@code jackfield doctor}: tries everything that a host needs and says what is wrong, each line with the way out. It
 * changes nothing and prints no secret; what it asks of others costs nothing.
 */
package io.jackfield.launcher.doctor;
