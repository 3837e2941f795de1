/**
 * The jobs of plugins: once at a time, or again and again by cron.
 *
 * <p>In: plans, stored by the schedule desk. Out: calls of the plugin's job when they are due. Promise: a plan survives
 * restarts and swaps of its plugin, runs in one process at a time, and is tried again as its error says.
 *
 * <p>{@link io.jackfield.host.schedule.Scheduler} looks once a second; {@code HostScheduleDesk} is what a plugin sees.
 */
package io.jackfield.host.schedule;
