/**
 * What a plugin asks the host for through its {@link io.jackfield.api.PluginContext}: one class for each desk, named
 * {@code Host<desk>}.
 *
 * <p>{@link io.jackfield.host.desks.HostContexts} makes the context of each plugin; its door closes when the plugin
 * goes. Desks with much behind them live with it: {@code HostModelDesk} in {@code llm}, {@code HostBillingDesk} in
 * {@code billing}, {@code HostScheduleDesk} in {@code schedule}.
 */
package io.jackfield.host.desks;
