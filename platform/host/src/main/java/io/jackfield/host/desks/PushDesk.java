package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.Memory;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.bus.Blocking;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.SentOnceTable;
import io.jackfield.host.store.ShelfKey;
import io.jackfield.host.telegram.ApiQuestions;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.HandlerCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The message desk of one plugin. */
final class PushDesk implements MessageDesk {
    /** Ids of messages that no update asked for: negative, and falling with time, so that they never meet again. */
    private static final AtomicLong NEXT_ID = new AtomicLong(-System.currentTimeMillis() * 1_000);

    private final String plugin;
    private final Services services;

    /** What it works with; the same for all plugins. */
    record Services(
            Blocking blocking,
            JournalWriter journal,
            Outbox outbox,
            AttachmentTable attachments,
            SentOnceTable sentOnce,
            Function<ShelfKey, Memory> shelves,
            BotApi api,
            Function<String, ServedBot> bots,
            Clock clock) {}

    PushDesk(String plugin, Services services) {
        this.plugin = plugin;
        this.services = services;
    }

    @Override
    public void send(Recipient recipient, Reply reply) {
        Message message = message(recipient, reply);
        services.blocking().get("message", () -> {
            Promise<Boolean> stored = Promise.promise();
            services.journal().add(message.row(), stored::complete);
            return stored.future().onSuccess(done -> services.outbox().add(message.entry()));
        });
    }

    @Override
    public void sendOnce(Recipient recipient, Reply reply, String key) {
        if (key.isEmpty() || key.length() > 200) {
            throw new JackfieldException(
                    StandardError.REPLY_INVALID, "the key has " + key.length() + " characters; use 1 to 200");
        }
        Message message = message(recipient, reply);
        services.blocking()
                .get(
                        "message",
                        () -> services.sentOnce()
                                .store(plugin, key, message.row())
                                .onSuccess(first -> {
                                    if (first) {
                                        services.outbox().add(message.entry());
                                    }
                                }));
    }

    @Override
    public Object call(String bot, String method, Map<String, Object> parameters) {
        ServedBot served = services.bots().apply(bot);
        return services.blocking()
                .get(
                        "message",
                        () -> services.api()
                                .call(served, ApiQuestions.any(method, parameters))
                                .compose(answer ->
                                        Future.succeededFuture(ApiQuestions.plain(ApiQuestions.result(answer)))));
    }

    private record Message(NewRow row, OutboxEntry entry) {}

    private Message message(Recipient recipient, Reply reply) {
        ServedBot bot = services.bots().apply(recipient.bot());
        EncodedReply encoded = ReplyEncoder.encode(reply, ReplyAddress.push(plugin, recipient));
        if (encoded.calls().isEmpty()) {
            throw new JackfieldException(StandardError.REPLY_INVALID, "plugin " + plugin + " sends an empty message");
        }
        for (AttachmentTable.Stored file : encoded.files()) {
            services.blocking().get("files", () -> services.attachments().add(file));
        }
        Memory longArguments = services.shelves().apply(HandlerCall.keptArguments(bot.number(), plugin));
        encoded.keptArguments().forEach(longArguments::put);
        RowKey key = new RowKey(Partitions.today(services.clock()), bot.number(), NEXT_ID.decrementAndGet());
        NewRow row = NewRow.message(key, recipient.chat(), CallFrames.encode(encoded.calls()));
        return new Message(row, new OutboxEntry(bot, key, recipient.chat(), encoded.calls(), 0));
    }
}
