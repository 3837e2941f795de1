package io.jackfield.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.desk.BillingDesk.CreditEntry;
import io.jackfield.testkit.spi.Seat;
import io.jackfield.testkit.spi.TestUser;
import io.jackfield.testkit.spi.Upload;
import io.jackfield.testkit.spi.UserActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What users do becomes an update, and the handler is done with it when the method returns. */
final class InMemoryUsers implements UserActions {
    private final InMemoryHost host;
    private final Updates updates;

    InMemoryUsers(InMemoryHost host) {
        this.host = host;
        updates = host.messages().updates();
    }

    @Override
    public void meet(TestUser user) {
        // Whoever writes is known.
    }

    @Override
    public void gather(long group, String title, List<TestUser> members) {
        // Everybody may write everywhere.
    }

    @Override
    public void send(Seat seat, String text) {
        deliver(seat, updates.text(log(seat), seat.user(), text));
    }

    @Override
    public void reply(Seat seat, int messageId, String text, String answer) {
        deliver(seat, updates.answer(log(seat), seat.user(), messageId, text, answer));
    }

    @Override
    public void shareContact(Seat seat, String phoneNumber) {
        deliver(seat, updates.contact(log(seat), seat.user(), phoneNumber));
    }

    @Override
    public void send(Seat seat, Upload file) {
        String id = host.messages().upload(file.content());
        int bytes = file.content().length;
        deliver(
                seat,
                switch (file.kind()) {
                    case PHOTO -> updates.photo(log(seat), seat.user(), id, bytes, file.caption());
                    case DOCUMENT -> updates.document(log(seat), seat.user(), id, file.name(), file.mediaType(), bytes);
                    case VOICE -> updates.voice(log(seat), seat.user(), id, bytes);
                });
    }

    @Override
    public void sendAlbum(Seat seat, String caption, List<byte[]> photos) {
        String album = UUID.randomUUID().toString();
        List<ObjectNode> parts = new ArrayList<>();
        for (byte[] photo : photos) {
            String id = host.messages().upload(photo);
            ObjectNode part = updates.photo(log(seat), seat.user(), id, photo.length, parts.isEmpty() ? caption : "");
            parts.add(Updates.inAlbum(part, album));
        }
        host.dispatcher().deliverAlbum(log(seat), parts);
    }

    @Override
    public String press(Seat seat, int messageId, String data) {
        String queryId = UUID.randomUUID().toString();
        deliver(seat, updates.press(log(seat), seat.user(), queryId, data, messageId));
        return queryId;
    }

    @Override
    public Optional<String> pay(Seat seat, Invoice invoice) {
        ChatLog log = log(seat);
        String id = UUID.randomUUID().toString();
        deliver(seat, updates.preCheckout(seat.user(), id, invoice.payload(), invoice.price()));
        if (!log.isAnswered(id)) {
            throw new AssertionError("Telegram's question before the payment was not answered\n\n" + log.transcript());
        }
        Optional<String> refusal = log.paymentRefusal();
        if (refusal.isEmpty()) {
            deliver(seat, updates.paid(log, seat.user(), "charge-" + id, invoice.payload(), invoice.price()));
        }
        return refusal;
    }

    @Override
    public void stop(Seat seat) {
        host.dispatcher().stopWaiting(log(seat));
    }

    @Override
    public void block(Seat seat, boolean blocked) {
        log(seat).block(blocked);
        deliver(seat, updates.membership(log(seat), seat.user(), blocked));
    }

    @Override
    public void grant(long user, String plan, Optional<Duration> time) {
        host.billing().grant(user, plan, time);
    }

    @Override
    public void credits(long user, long amount) {
        host.billing().change(user, amount > 0 ? CreditEntry.What.GIVEN : CreditEntry.What.TAKEN, amount);
    }

    @Override
    public void revoke(long user) {
        host.billing().revoke(user);
    }

    private void deliver(Seat seat, ObjectNode update) {
        host.dispatcher().deliver(log(seat), update);
    }

    private ChatLog log(Seat seat) {
        return host.telegram().chat(seat.chat());
    }
}
