/**
 * The one circuit breaker: what is open, until when, and whose call is the trial.
 *
 * <p>In: the time. Out: whether a call may be made. Plugins, providers of models and foreign databases each say for themselves
 * what counts as a failure and when it is enough.
 */
package io.jackfield.host.breaker;
