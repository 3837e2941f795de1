/**
 * One node of the platform: what a launcher sees of it, and what is wired to what.
 *
 * <p>In: a configuration and a clock. Out: a running {@link io.jackfield.host.Host}. Promised: nothing in the database
 * is touched before it is known that no other host works on it; what an earlier life left behind is taken up before the
 * first new update; a stop takes nothing new, lets what runs finish within its grace time and leaves the rest in the
 * journal.
 *
 * <p>{@code Rooms} knows the order of start and stop. It builds the rooms in wings, each from those before it:
 * {@code StorageWing}, {@code OutboxWing}, {@code DeskWing}, {@code PluginWing}, {@code ModelWing}, {@code UpdateWing},
 * {@code BotWing}, {@code WebWing}; {@code NodeContext} is what all of them are built with. {@code ConfigFollower}
 * follows the files while the host runs, {@code HostReports} says how the rooms are.
 */
package io.jackfield.host;
