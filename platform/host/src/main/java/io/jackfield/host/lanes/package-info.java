/**
 * One update at a time per chat or topic, in the order of their arrival; different ones in parallel.
 *
 * <p>In: journalled updates. Out: the same, each when the one before it is finished, the messages of an album as one.
 * What a user waits for right now (a Stop button, {@code /stop}) does not queue, and payments have a lane of their own
 * for each user.
 */
package io.jackfield.host.lanes;
