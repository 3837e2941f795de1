/**
 * How files become sections; what their keys mean is the affair of others.
 *
 * <p>In: YAML files and the environment. Out: {@link io.jackfield.host.config.read.ConfigSection} for the host, which
 * gathers problems, and {@link io.jackfield.host.config.read.FileConfig} for plugins, which throws. Promised: every
 * problem names file, line, key, value and the way out; one reading finds them all, unknown keys included; no message
 * and no {@code toString} shows a secret.
 *
 * <p>{@link io.jackfield.host.config.read.ConfigFolder} has {@code YamlFile} parse a file into
 * {@link io.jackfield.host.config.read.Node}s, each with its place, while {@code Placeholders} puts the environment in;
 * a {@link io.jackfield.host.config.read.Value} reads one node as a number, a flag or a duration, or refuses it.
 */
package io.jackfield.host.config.read;
