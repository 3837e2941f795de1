/**
 * What operators do by command: the admin API under {@code /admin/api/v1/} of the operators' listener.
 *
 * <p>In: calls with the admin token. Out: plans granted and taken back, users looked up, each change written down with
 * who made it and why. The console and {@code jackfield admin} are its callers.
 */
package io.jackfield.host.admin;
