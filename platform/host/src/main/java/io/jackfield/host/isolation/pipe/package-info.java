/**
 * The line between the host and the process of a plugin: a socket on loopback that carries frames both ways, each
 * behind its length.
 *
 * <p>In: frames to send, from any thread. Out: the other end's frames, in the order in which they were sent, on one
 * thread. Promised: nobody but the process that was given the secret gets on the line; what the other end does not read
 * does not fill the memory of this one; the end of either process is seen at once. What a frame says is none of its
 * business.
 */
package io.jackfield.host.isolation.pipe;
