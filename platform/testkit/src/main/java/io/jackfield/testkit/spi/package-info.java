/**
 * What a host has to do for tests to run in it. The host in memory is part of the test kit;
 * {@code jackfield-testkit-host} brings the real one. Plugin authors need nothing of this.
 */
package io.jackfield.testkit.spi;
