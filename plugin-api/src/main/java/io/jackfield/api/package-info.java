/**
 * The contract between the host and its plugins.
 *
 * <p>A plugin is a jar with one or more classes marked {@code @Extension}, each implementing one of the extension
 * points {@link io.jackfield.api.command.CommandHandler}, {@link io.jackfield.api.llm.LlmProvider},
 * {@link io.jackfield.api.payment.PaymentProvider}, {@link io.jackfield.api.report.ReportType},
 * {@link io.jackfield.api.notice.NoticeKind}, {@link io.jackfield.api.event.EventListener},
 * {@link io.jackfield.api.operator.OperatorList}, {@link io.jackfield.api.prompt.PromptSource},
 * {@link io.jackfield.api.privacy.PersonalData} and {@link io.jackfield.api.web.WebEndpoint}. Its constructor takes a
 * {@link io.jackfield.api.PluginContext}. Everything is plain blocking Java: the host gives each call a virtual thread
 * of its own, a deadline, and an interrupt when nobody waits for the result any more. An extension that holds
 * connections or threads implements {@link AutoCloseable}: it is closed when the plugin is unloaded, after its running
 * calls have ended.
 *
 * <h2>What plugins can rely on</h2>
 *
 * <p>The contract has the version of the platform, by semantic versioning. A plugin names the versions it works with in
 * the {@code Plugin-Requires} of its manifest, such as {@code >=0.2.0 & <1.0.0}; the host loads it when its own version
 * is one of them, and says so when not.
 *
 * <ul>
 *   <li>A plugin built against an earlier version runs unchanged on every later one of the same major version, as a jar
 *       and without being built anew. Every build of the platform checks that: against the written-down surface of each
 *       released version, and with a jar for each extension point that hosts called, built against it.
 *   <li>Interfaces that plugins implement, which are the extension points and those marked {@link FunctionalInterface},
 *       gain nothing but default methods. All other interfaces are implemented by the host alone and may gain any
 *       method in a minor version: do not implement them, not even in tests, where the test kit has them.
 *   <li>Enums and sealed interfaces may gain members in a minor version: give a {@code switch} over one a default.
 *       Records may gain components; their earlier constructors stay.
 *   <li>What is marked {@link io.jackfield.api.Experimental} may change or go in any release.
 *   <li>What is to go is first {@link Deprecated}, for at least one minor version, and goes with a major one. A host
 *       that meets a plugin which still uses it names the plugin, what is missing, and what to use instead.
 * </ul>
 *
 * <p>This package and those below it depend on the JDK, PF4J and SLF4J only.
 */
package io.jackfield.api;
