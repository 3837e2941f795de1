package io.jackfield.host.desks;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.NewRow;

/**
 * Makes messages of a plugin's replies for rooms that store them together with something of their own. Blocking; not on
 * the core loop.
 */
public final class PushEncoder {
    private final MessageEncoder encoder;

    PushEncoder(MessageEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * A message that is not stored yet.
     *
     * @param row for the journal
     * @param entry for the outbox, once the row is stored
     */
    public record Push(NewRow row, OutboxEntry entry) {}

    /** Its files are stored already. */
    public Push encode(Recipient recipient, Reply reply) {
        HostMessageDesk.Message message = encoder.sent(recipient, reply);
        return new Push(message.row(), message.entry());
    }
}
