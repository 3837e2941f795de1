/**
 * Calls of the contract between two processes. Values travel as they are; what has methods travels as a reference, and
 * is called back where it is.
 *
 * <p>In: an object of the contract, or a frame from the other side. Out: a stand-in for it there, or a frame. Promised:
 * one thread's calls keep their order, pieces of a stream keep theirs, an interrupt reaches the thread that does the
 * work, and whoever waits is told when the other process is gone. Types of plugins never travel.
 */
package io.jackfield.host.isolation.remote;
