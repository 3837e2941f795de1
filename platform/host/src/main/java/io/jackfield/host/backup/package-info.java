/**
 * Backups of everything a host has: its database, its configuration and its plugins, in one zip file.
 *
 * <p>In: a database that may be in use, and the folders of a home. Out: a file that is complete or not there, and the
 * same tables in another database. Nothing but JDBC is needed, neither {@code pg_dump} nor a server of the same
 * version. Blocking.
 */
package io.jackfield.host.backup;
