/**
 * Plugins in processes of their own, one each, joined with the host by a pipe on loopback. They load nothing of Vert.x,
 * and nothing here is started before the first plugin asks for it.
 *
 * <p>In: a jar that the host has examined. Out: stand-ins for its extensions, which stay when the process ends and is
 * started again. Promised: a plugin that takes all memory ends alone, its callers are told, no process outlives the
 * host.
 */
package io.jackfield.host.isolation;
