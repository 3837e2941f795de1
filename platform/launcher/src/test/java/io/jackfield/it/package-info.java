/**
 * The whole platform under test: host, sandbox, PostgreSQL, Redis and plugin jars, all real and on loopback.
 *
 * <p>One class for each promise to the people the platform is for; what it must withstand is in {@code KillIT},
 * {@code OutagesIT}, {@code TelegramTroubleIT}, {@code WebhookRubbishIT}, {@code BadPluginsIT} and
 * {@code BrokenJarsIT}.
 */
package io.jackfield.it;
