/**
 * A language-model service on loopback that speaks both wire protocols of the real ones: Chat Completions and
 * Responses.
 *
 * <p>In: the requests a provider plugin would send to the cloud. Out: answers that say they are simulated, or exactly
 * what a test scripted, failures included. Nothing leaves the process, and no answer blocks a thread: all streams of an
 * event loop share one timer.
 */
package io.jackfield.sandbox.llm;
