/**
 * What plugins remember: small values by scope and name, and the dialogues of chats.
 *
 * <p>In: questions of calls and desks; writes once they are stored with the closing of their update. Out: values, from
 * a cache that holds what was asked for lately. Promise: what a plugin reads is what was stored last; with Redis away
 * it is only slower.
 *
 * <p>{@link io.jackfield.host.memory.MemoryCache} has the values, {@link io.jackfield.host.memory.Dialogues} the
 * dialogues, read in batches; {@link io.jackfield.host.memory.GroupMoves} takes all of a group along to its new id.
 */
package io.jackfield.host.memory;
