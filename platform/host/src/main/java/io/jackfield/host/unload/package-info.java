/**
 * Watches whether unloaded plugins really go, and names what holds those that stay.
 *
 * <p>In: every generation of a plugin that was unloaded. Out: one line in the log for each that is still there when
 * nothing should hold it any more, and the list of those for operators. Promised: nothing here holds a class loader
 * itself; a look costs next to nothing, and only the search of the heap, which an operator asks for, stops the world
 * for longer.
 */
package io.jackfield.host.unload;
