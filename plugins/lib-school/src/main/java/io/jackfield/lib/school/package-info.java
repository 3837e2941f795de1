/**
 * A school's database as plugins read it, and the parents who have registered with a bot.
 *
 * <p>In: a plugin's {@link io.jackfield.api.PluginContext}; the plugin names this library in its
 * {@code plugin.dependencies} and asks for the permissions {@code tables} and {@code database:platform}. Out:
 * {@link io.jackfield.lib.school.School} with learners, lessons, marks and {@link io.jackfield.lib.school.Figures},
 * {@link io.jackfield.lib.school.Parents} with who has which learners, and
 * {@link io.jackfield.lib.school.Registrations}. Promised: the school's database is only read, each statement within
 * its time; while it is away every call says so with {@link io.jackfield.lib.school.SchoolAway}, at once.
 */
package io.jackfield.lib.school;
