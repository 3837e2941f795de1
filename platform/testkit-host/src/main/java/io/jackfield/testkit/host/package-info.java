/**
 * A real host for the tests of a plugin.
 *
 * <p>In: what a test wants to run, and what its users do. The plugin is packed as a jar and dropped into the home of a
 * host in this process, which has a PostgreSQL and a Redis of its own and takes the sandbox for Telegram. Out: what the
 * users see. One pair of databases serves all tests of a process; each test gets a host and an empty database.
 */
package io.jackfield.testkit.host;
