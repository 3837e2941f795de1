/** Bots: how each gets its updates, what it answers, and pausing one. */
package io.jackfield.console.bots;
