package io.jackfield.benchmarks.load;

/**
 * What kind of load a run is.
 *
 * @param firstUser number of the first of them, so that several loads can be told apart
 * @param users private chats that take turns
 * @param connections how many updates Telegram delivers at once, at most
 * @param text what everybody writes
 * @param redelivery when an update that was not taken comes again
 */
public record LoadShape(int firstUser, int users, int connections, MessageText text, Redelivery redelivery) {
    public LoadShape(int users, int connections, MessageText text, Redelivery redelivery) {
        this(0, users, connections, text, redelivery);
    }
}
