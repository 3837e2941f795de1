/**
 * What plugins are tested with.
 *
 * <p>{@link io.jackfield.testkit.JackfieldExtension} starts the plugin alone, without network, database or event loop.
 * A {@link io.jackfield.testkit.TestChat} talks to it as a user would: what is said there becomes an update in
 * Telegram's own form and goes through the host's own reading, routing and encoding. Only the desks are in memory, and
 * the clock stands still until the test turns it. The same tests can run in a real host, which other artifacts bring
 * through {@link io.jackfield.testkit.spi}.
 */
package io.jackfield.testkit;
