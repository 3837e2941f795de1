package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** Brings updates to the webhook by Telegram's rules: one at a time for each chat, and again until it is taken. */
final class Deliverer implements WebhookConnection.Outcome {
    private final Loop loop;
    private final LoadShape shape;
    private final Tally tally;
    /** Chats whose first undelivered update may go out now. */
    private final ArrayDeque<Chat> ready = new ArrayDeque<>();

    private final ArrayDeque<WebhookConnection> idle = new ArrayDeque<>();
    private int connections;
    private Optional<Webhook> webhook = Optional.empty();
    private UpdateTemplate template;

    Deliverer(Loop loop, LoadShape shape, Tally tally) {
        this.loop = loop;
        this.shape = shape;
        this.tally = tally;
    }

    void deliverTo(Webhook target) {
        webhook = Optional.of(target);
        template = new UpdateTemplate(target, shape);
        pump();
    }

    void offer(Update update) {
        Chat chat = update.chat;
        chat.undelivered.add(update);
        if (chat.undelivered.size() == 1) {
            ready.add(chat);
            pump();
        }
    }

    @Override
    public void taken(WebhookConnection connection, Update update) {
        tally.delivered++;
        idle.push(connection);
        Chat chat = update.chat;
        chat.undelivered.remove();
        if (!chat.undelivered.isEmpty()) {
            ready.add(chat);
        }
        pump();
    }

    @Override
    public void refused(WebhookConnection connection, Update update, Optional<Duration> retryAfter) {
        tally.refused++;
        idle.push(connection);
        again(update, retryAfter);
        pump();
    }

    @Override
    public void broken(WebhookConnection connection, Optional<Update> update) {
        connections--;
        idle.remove(connection);
        update.ifPresent(lost -> {
            tally.cut++;
            again(lost, Optional.empty());
        });
    }

    private void again(Update update, Optional<Duration> retryAfter) {
        loop.after(shape.redelivery().delayAfter(update.attempts, retryAfter), () -> {
            ready.addFirst(update.chat);
            pump();
        });
    }

    private void pump() {
        while (!ready.isEmpty() && webhook.isPresent()) {
            Optional<WebhookConnection> connection = freeConnection(webhook.get());
            if (connection.isEmpty()) {
                return;
            }
            Update update = ready.remove().undelivered.element();
            update.attempts++;
            connection.get().deliver(update, template.fill(update, System.currentTimeMillis() / 1000));
        }
    }

    private Optional<WebhookConnection> freeConnection(Webhook target) {
        if (!idle.isEmpty()) {
            return Optional.of(idle.pop());
        }
        if (connections == shape.connections()) {
            return Optional.empty();
        }
        try {
            connections++;
            return Optional.of(new WebhookConnection(loop, target.port(), this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
