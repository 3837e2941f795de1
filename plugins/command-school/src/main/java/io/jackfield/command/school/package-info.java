/**
 * Parents and their school in one bot: they register by their e-mail address and a code, have a main menu, and choose
 * which of their children is looked at.
 *
 * <p>In: a school's database and the tables of {@code lib-school}. Out: links between persons and learners, which the
 * other plugins of the bot hold their answers against. Promised: nobody is linked without a proof, and whether the
 * school knows an address nobody learns who cannot prove that it is theirs.
 */
package io.jackfield.command.school;
