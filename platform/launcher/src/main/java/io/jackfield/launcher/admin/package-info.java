/**
 * {@code jackfield admin …}: asks the running host of this home through its admin API.
 *
 * <p>In: the call, and the admin token from the configuration or from {@code data/admin-token}. Out: what the host has
 * done, or its reason not to.
 */
package io.jackfield.launcher.admin;
