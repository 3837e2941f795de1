package io.jackfield.benchmarks.load;

/**
 * What kind of load a run is.
 *
 * @param firstUser number of the first of them, so that several loads can be told apart
 * @param users private chats that take turns
 * @param connections how many updates Telegram delivers at once, at most
 * @param text what everybody writes
 * @param commands how many commands take turns, where the text has room for their numbers
 * @param redelivery when an update that was not taken comes again
 */
public record LoadShape(
        int firstUser, int users, int connections, MessageText text, int commands, Redelivery redelivery) {
    public LoadShape(int firstUser, int users, int connections, MessageText text, Redelivery redelivery) {
        this(firstUser, users, connections, text, 1, redelivery);
    }

    public LoadShape(int users, int connections, MessageText text, Redelivery redelivery) {
        this(0, users, connections, text, redelivery);
    }

    /** The same with another number of commands. */
    public LoadShape of(int otherCommands) {
        return new LoadShape(firstUser, users, connections, text, otherCommands, redelivery);
    }

    /** Telegram's id of a user by this number, and of their chat. */
    public static long personOf(int user) {
        return Chat.idOf(user);
    }
}
