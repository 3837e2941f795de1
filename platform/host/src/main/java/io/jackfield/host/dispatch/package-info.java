/**
 * What becomes of an update once it has its turn.
 *
 * <p>In: an update from its lane. Out: its closing, stored together with the reply and what the plugin wrote. Promise:
 * every update is closed in the end, its user hears an answer or a reason, and what failed for good is kept for the
 * operator.
 *
 * <p>The way: {@link io.jackfield.host.dispatch.LaneHandler} says what may wait and marks it,
 * {@link io.jackfield.host.dispatch.Dispatcher} asks {@code routing} and has
 * {@link io.jackfield.host.dispatch.TurnCalls} make the call, {@link io.jackfield.host.dispatch.RetryRule} says whether
 * a failure is tried again, and {@link io.jackfield.host.dispatch.UpdateCloser} stores the end.
 * {@link io.jackfield.host.dispatch.HostTurnDesks} is what a call may ask meanwhile,
 * {@link io.jackfield.host.dispatch.Refusals} ends updates that nobody works on.
 */
package io.jackfield.host.dispatch;
