/**
 * Reports errors to Sentry where an operator has set {@code SENTRY_DSN}; without it nothing of this, nor of its
 * library, is loaded.
 *
 * <p>In: events of the log at the level of errors. Out: exceptions without their messages, and what was at work.
 * Nothing that a user wrote and nobody's name or id leaves the host this way, and no object of a plugin outlives the
 * line of the log.
 */
package io.jackfield.launcher.sentry;
