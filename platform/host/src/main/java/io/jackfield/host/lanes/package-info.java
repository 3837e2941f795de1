/**
 * One update at a time per chat or topic, in the order of their arrival; different ones in parallel.
 *
 * <p>In: journalled updates. Out: the same, each when the one before it is finished, the messages of an album as one. What
 * Telegram or a user waits for right now (a Stop button, {@code /stop}, a pre-checkout question) does not queue.
 */
package io.jackfield.host.lanes;
