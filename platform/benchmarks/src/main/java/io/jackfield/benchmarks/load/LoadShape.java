package io.jackfield.benchmarks.load;

/**
 * What kind of load a run is.
 *
 * @param users private chats that take turns
 * @param connections how many updates Telegram delivers at once, at most
 * @param text what everybody writes
 * @param redelivery when an update that was not taken comes again
 */
public record LoadShape(int users, int connections, MessageText text, Redelivery redelivery) {}
