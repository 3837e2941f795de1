/**
 * {@code jackfield sandbox}: the simulated Telegram, models, payments and mail alone, for a bot written with any
 * library.
 *
 * <p>In: bots, people, groups and faults, from options or from a YAML file. Out: a running
 * {@link io.jackfield.sandbox.Sandbox} and lines that say how to point a bot at it. No database, no plugin, no
 * configuration of a host.
 */
package io.jackfield.launcher.sandbox;
