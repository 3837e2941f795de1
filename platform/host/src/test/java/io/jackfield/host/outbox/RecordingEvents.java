package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class RecordingEvents implements OutboxEvents {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void sent(ServedBot bot) {
        events.add("sent");
    }

    @Override
    public void rateLimited(ServedBot bot) {
        events.add("rateLimited");
    }

    @Override
    public void refused(ServedBot bot) {
        events.add("refused");
    }

    @Override
    public void tokenRevoked(ServedBot bot, String words) {
        events.add("revoked");
    }

    @Override
    public void accepted(ServedBot bot) {
        events.add("accepted");
    }

    @Override
    public void unreachable(ServedBot bot, long chat) {
        events.add("unreachable " + chat);
    }
}
