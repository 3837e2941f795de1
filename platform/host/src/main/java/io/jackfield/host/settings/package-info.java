/**
 * What operators set by console and command: a layer in the database between the files of the configuration and what
 * the host uses.
 *
 * <p>In: changes of values, several at once, all or none. Out: the layer for
 * {@link io.jackfield.host.config.LiveConfig}, forms made from the schemas of plugins, and every value with where it
 * comes from. Promised: a change is judged by what judges the files, and nothing that they would refuse is stored;
 * files are never written; secrets go in and never come out.
 */
package io.jackfield.host.settings;
