/**
 * Whether a jar is taken, and what its plugin may do.
 *
 * <p>In: the bytes that are about to be loaded, with their signature, and the operator's policy. Out: a
 * {@link io.jackfield.host.trust.Grant}, or a refusal in one line with the cause and the way out. What a plugin may do
 * is enforced where the host hands it out; what a plugin does without the host (files, sockets, reflection) nobody in
 * the same process can hold back.
 */
package io.jackfield.host.trust;
