/**
 * How rooms call each other without knowing where the other one runs: the event bus, its addresses, and the one core loop.
 *
 * <p>The bus is best effort by its own documentation, so it only carries what the tables can repeat.
 */
package io.jackfield.host.bus;
