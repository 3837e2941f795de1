/**
 * HTTP on one thread, as cheap as it gets: the load generator shares two cores with the host that it measures.
 *
 * <p>In: bytes from loopback sockets. Out: whole HTTP/1.1 messages. Everything runs on the thread of one
 * {@link io.jackfield.benchmarks.wire.Loop}, so nothing here is locked. Only what Telegram, the host and a model client
 * really send is understood.
 */
package io.jackfield.benchmarks.wire;
