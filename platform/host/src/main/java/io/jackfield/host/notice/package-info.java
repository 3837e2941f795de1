/**
 * What users are told without having asked, each kind with its own rule, schedule and switch.
 *
 * <p>In: notices that a plugin's {@code NoticeKind} says are due, and those that a plugin tells through its desk. Out:
 * pushes in the outbox. A chat is told of a key once, for as long as notices are kept: the notice and its message are
 * stored together.
 */
package io.jackfield.host.notice;
