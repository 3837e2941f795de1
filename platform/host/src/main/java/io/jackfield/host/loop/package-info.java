/**
 * The core loop, the one thread that owns lanes, journal and outbox, and how others wait for it.
 *
 * <p>{@link io.jackfield.host.loop.CoreLoop} runs and times what belongs there; {@link io.jackfield.host.loop.Blocking}
 * lets a plugin's thread wait for a future of it, with a limit; {@link io.jackfield.host.loop.HostWaits} notes how long
 * that was, so that nobody is blamed for it.
 */
package io.jackfield.host.loop;
