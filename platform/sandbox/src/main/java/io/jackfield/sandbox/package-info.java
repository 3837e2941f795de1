/**
 * Everything outside the platform, simulated on loopback.
 *
 * <p>In: {@link io.jackfield.sandbox.SandboxOptions}. Out: a {@link io.jackfield.sandbox.Sandbox} that listens on one
 * port, with Telegram, a model service, payment systems, and a page to try bots by hand. Everything is in memory and
 * gone when it is closed.
 */
package io.jackfield.sandbox;
