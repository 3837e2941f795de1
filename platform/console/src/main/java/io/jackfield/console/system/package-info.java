/** The machine, the database, backups. */
package io.jackfield.console.system;
