/**
 * Which update a piece of work belongs to, so that its lines in the log, its dead letter and what its user was told can
 * be joined. {@link io.jackfield.host.trace.Trace} is bound to the thread while it works;
 * {@link io.jackfield.host.trace.TraceId} is what people and programs read of it.
 */
package io.jackfield.host.trace;
