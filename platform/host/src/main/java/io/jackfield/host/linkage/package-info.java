/**
 * What the classes of a jar refer to and whether it is there, read from class files without loading any.
 *
 * <p>In: a jar, its libraries, and what a plugin can see of the host. Out: the classes, methods and fields that are
 * missing.
 */
package io.jackfield.host.linkage;
