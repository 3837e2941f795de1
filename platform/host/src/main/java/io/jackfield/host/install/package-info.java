/**
 * Jars on their way into the watched directory and out of it.
 *
 * <p>In: jars that operators upload or pick from a configured index, and words such as "disable". Out: files in the
 * watched directory, which {@code plugins} follows; nothing here loads a plugin. The same classes serve the operators'
 * API of a running host and the command line where none runs. All of it blocks.
 */
package io.jackfield.host.install;
