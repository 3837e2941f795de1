package io.jackfield.benchmarks.load;

/** One message of a user on its way to the bot. */
final class Update {
    final Chat chat;
    /** Counts all updates of a run from zero. */
    final int sequence;
    /** Counts the messages of the chat from one. */
    final int number;
    /** When it was to be sent, in {@link System#nanoTime}; what a user would call the beginning of the wait. */
    final long since;

    int attempts;

    Update(Chat chat, int sequence, int number, long since) {
        this.chat = chat;
        this.sequence = sequence;
        this.number = number;
        this.since = since;
    }
}
