/**
 * The one circuit breaker: what is open, until when, and whose call is the trial.
 *
 * <p>In: the time. Out: whether a call may be made. Plugins and providers of models each say for themselves what counts
 * as a failure and when it is enough. Databases of others have {@code DatabaseBreaker} in {@code store}: a caller there
 * may go away without a word, so its trial is a matter of time.
 */
package io.jackfield.host.breaker;
