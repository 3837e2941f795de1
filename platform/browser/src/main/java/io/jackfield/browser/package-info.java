/** A real browser for tests of the playground and of the console. */
package io.jackfield.browser;
