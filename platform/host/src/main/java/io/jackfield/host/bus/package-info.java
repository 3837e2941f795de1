/**
 * The event bus: its addresses and the codec for what stays in this process.
 *
 * <p>One message travels on it, the call of an extension, from the room that asks to the consumer of the plugin. It is
 * best effort by its own documentation, so that it only carries what the tables can repeat.
 */
package io.jackfield.host.bus;
