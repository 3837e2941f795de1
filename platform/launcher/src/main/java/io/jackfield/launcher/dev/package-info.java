/**
 * Work on plugins while the host runs: source folders are watched, a changed plugin is built with Maven, and its jar
 * goes into the directory that the host watches.
 */
package io.jackfield.launcher.dev;
