/** Runs of reports, and events that listeners could not take. */
package io.jackfield.console.reports;
