/**
 * The yardstick: the least that a Vert.x program can do for an update, in a process of its own.
 *
 * <p>In: webhook calls. Out: one {@code sendMessage} each. Nothing is stored, ordered or tried again.
 */
package io.jackfield.benchmarks.bare;
