/**
 * One update on its way through a plugin: what the plugin sees of it, and what it writes.
 *
 * <p>Out: {@link io.jackfield.host.store.Writes} that are stored together with the reply, or dropped together with it.
 */
package io.jackfield.host.turn;
