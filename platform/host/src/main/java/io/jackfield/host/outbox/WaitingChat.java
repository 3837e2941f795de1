package io.jackfield.host.outbox;

import java.time.Duration;

/**
 * Replies to one chat that are not sent yet.
 *
 * @param since how long the first of them has waited in this life of the process
 */
public record WaitingChat(long chat, int count, Duration since) {}
