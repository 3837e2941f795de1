/** Planned work of plugins. */
package io.jackfield.console.jobs;
