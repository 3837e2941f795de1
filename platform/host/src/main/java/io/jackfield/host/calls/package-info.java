/**
 * Every call of every extension, whatever its kind.
 *
 * <p>In: an {@link io.jackfield.host.calls.ExtensionCall} on the bus, made by the room that asks. Out: one
 * {@link io.jackfield.host.calls.CallResult}, heard exactly once, at the deadline at the latest. Promise: a plugin's
 * code runs on a thread of its own with its class loader, and what it does wrong is its own affair.
 *
 * <p>The way: {@link io.jackfield.host.calls.PluginConsumers} finds the extension and asks for its permission,
 * {@link io.jackfield.host.calls.PluginCalls} starts the call when the plugin's {@code Bulkhead} lets it in,
 * {@code CallWatch} ends what takes too long, by the {@code FairClock}, {@code Breaker} says when a plugin is left
 * alone, {@code CarrierThreads} sees that calls which compute do not keep others from a carrier, and
 * {@link io.jackfield.host.calls.PluginMeters} counts.
 */
package io.jackfield.host.calls;
