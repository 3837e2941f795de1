/**
 * Load runs against the distribution, as {@code make bench} starts them. {@code scenario} says what is measured,
 * {@code load} plays Telegram, {@code wire} is HTTP underneath, {@code process} starts and meters what is under load,
 * {@code bare} is the yardstick and {@code plugin} what the host answers with.
 */
package io.jackfield.benchmarks;
