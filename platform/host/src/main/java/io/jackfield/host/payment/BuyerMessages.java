package io.jackfield.host.payment;

import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;

/** Sends messages that are stored. Core loop only. */
public interface BuyerMessages {
    /** It is stored. */
    void send(OutboxEntry entry);

    /** Nobody knows whether it was stored; it is sent if it was. */
    void sendIfStored(OutboxEntry entry);

    static BuyerMessages through(Outbox outbox) {
        return new BuyerMessages() {
            @Override
            public void send(OutboxEntry entry) {
                outbox.add(entry);
            }

            @Override
            public void sendIfStored(OutboxEntry entry) {
                outbox.findStored(entry);
            }
        };
    }
}
