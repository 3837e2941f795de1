package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.Trace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class RecordingEvents implements OutboxEvents {
    final List<String> events = new CopyOnWriteArrayList<>();
    /** How long each answer took, in nanoseconds. */
    final List<Long> answers = new CopyOnWriteArrayList<>();
    /** Updates whose answers are at their end, and whether all of it was taken. */
    final List<String> ends = new CopyOnWriteArrayList<>();

    @Override
    public void answered(ServedBot bot, long nanos) {
        answers.add(nanos);
    }

    @Override
    public void sent(ServedBot bot) {
        events.add("sent");
    }

    @Override
    public void uploaded(BotCall call, ApiAnswer answer) {
        events.add("uploaded " + call.method());
    }

    @Override
    public void rateLimited(ServedBot bot) {
        events.add("rateLimited");
    }

    @Override
    public void ended(Trace update, long since, boolean isWhole) {
        ends.add(update.update() + (isWhole ? " whole" : " not whole"));
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
