/**
 * One update at a time per chat, in the order of their arrival; different chats in parallel.
 *
 * <p>In: journalled updates. Out: the same, each when the one before it in its chat is finished. What Telegram or a user
 * waits for right now (a Stop button, a pre-checkout question) does not queue.
 */
package io.jackfield.host.lanes;
