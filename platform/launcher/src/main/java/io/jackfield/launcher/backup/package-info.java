/**
 * {@code jackfield backup} and {@code restore}: which database is meant, where files go, and how long they are kept.
 */
package io.jackfield.launcher.backup;
