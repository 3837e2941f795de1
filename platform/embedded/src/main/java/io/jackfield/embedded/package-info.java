/**
 * Real PostgreSQL and Redis for people who have none.
 *
 * <p>In: the folder {@code data} under home. Out: servers on loopback. Promise: the data survives restarts, a second
 * start takes less than two seconds, nothing is left running after a clean stop, and what a killed process left behind
 * is cleaned up by the next start.
 */
package io.jackfield.embedded;
