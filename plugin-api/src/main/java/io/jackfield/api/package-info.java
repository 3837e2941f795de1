/**
 * The contract between the host and its plugins.
 *
 * <p>A plugin is a jar with one or more classes marked {@code @Extension}, each implementing one of the extension points
 * {@link io.jackfield.api.command.CommandHandler}, {@link io.jackfield.api.llm.LlmProvider},
 * {@link io.jackfield.api.payment.PaymentProvider} and {@link io.jackfield.api.report.ReportType}. Its constructor takes a
 * {@link io.jackfield.api.PluginContext}. Everything is plain blocking Java: the host gives each call a virtual thread of
 * its own, a deadline, and an interrupt when nobody waits for the result any more. An extension that holds connections or
 * threads implements {@link AutoCloseable}: it is closed when the plugin is unloaded, after its running calls have ended.
 *
 * <p>This package and those below it depend on the JDK, PF4J and SLF4J only. What is marked
 * {@link io.jackfield.api.Experimental} may change in any release; the rest follows semantic versioning.
 */
package io.jackfield.api;
