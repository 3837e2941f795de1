/**
 * The log of a test: an SLF4J provider that remembers instead of printing. What a failed test has logged stands below
 * its transcript; contract suites look through it for what must not be there.
 */
package io.jackfield.testkit.log;
