/**
 * What is configured: one record for each section, read from the files once and followed while the host runs.
 *
 * <p>In: the sections of {@code config/jackfield.yaml}, {@code config/bots/*.yaml} and {@code config/plugins/*.yaml}.
 * Out: {@link io.jackfield.host.config.HostConfig}, a record for each room, and of it the configuration of this moment.
 * Promised: either every value is in its range, or the host does not start and one message lists every problem of every
 * file; a running host takes a change over whole or not at all.
 *
 * <p>{@code HostConfigReader} hands each section to the record of its name, which has range and default side by side;
 * {@link io.jackfield.host.config.LiveConfig} reads anew when files change.
 */
package io.jackfield.host.config;
