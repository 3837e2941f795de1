/**
 * The only user of PF4J: jars come in from the watched directory, are loaded behind walls, called, swapped and
 * unloaded.
 *
 * <p>In: a directory; calls over the bus at {@link io.jackfield.host.bus.Addresses#plugin}. Out: what the plugins
 * answer. Promised: a jar that fails any step never displaces one that works, a call never outlives its deadline as far
 * as others can see, and a plugin that fails harms nobody else. Walls judge by what calls do (they fail, pass their
 * deadline, ignore their interrupt) on a clock that leaves out what is nobody's fault, never by how a thread looks on a
 * busy machine.
 */
package io.jackfield.host.plugins;
