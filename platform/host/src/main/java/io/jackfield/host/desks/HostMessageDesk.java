package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.memory.Memory;
import io.jackfield.host.config.Permission;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.SentOnceTable;
import io.jackfield.host.telegram.ApiQuestions;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.turn.RawCalls;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The message desk of one plugin. */
final class HostMessageDesk implements MessageDesk {
    private static final int RAW_CALLS_AT_ONCE = 30;
    private static final Duration FULL_PAUSE = Duration.ofMinutes(1);
    private static final Pattern MAKES_MESSAGES = Pattern.compile("(?i)(send|copy|forward|edit).*");

    private final String plugin;
    private final Grant grant;
    private final Services services;
    private final MessageEncoder encoder;
    private final Semaphore rawCalls = new Semaphore(RAW_CALLS_AT_ONCE);

    /** What it works with; the same for all plugins. */
    record Services(
            Blocking blocking,
            JournalWriter journal,
            Outbox outbox,
            AttachmentTable attachments,
            SentOnceTable sentOnce,
            Function<MemoryScope, Memory> memoryOf,
            PushedMenus menus,
            BotApi api,
            Function<String, ServedBot> bots,
            PluginsConfig limits,
            Clock clock) {}

    /** @param grant asked at each call, as the plugin may keep the desk for as long as it lives */
    HostMessageDesk(String plugin, Grant grant, Services services) {
        this.plugin = plugin;
        this.grant = grant;
        this.services = services;
        encoder = new MessageEncoder(plugin, services);
    }

    @Override
    public void send(Recipient recipient, Reply reply) {
        requireAllowed(recipient, reply);
        store(encoder.sent(recipient, reply));
    }

    @Override
    public void show(Recipient recipient, Reply reply, String key) {
        PushKey.checked(key);
        requireAllowed(recipient, reply);
        store(encoder.shown(recipient, reply, key));
    }

    /** The message as {@link #send} would store it. */
    EncodedPush encoded(Recipient recipient, Reply reply) {
        requireAllowed(recipient, reply);
        Message message = encoder.sent(recipient, reply);
        return new EncodedPush(message.row(), message.entry());
    }

    private void store(Message message) {
        Pushed pushed = new Pushed(message, services);
        try {
            services.blocking().get("message", pushed::store);
        } catch (JackfieldException e) {
            if (pushed.giveUp()) {
                throw e;
            }
        }
    }

    @Override
    public void sendOnce(Recipient recipient, Reply reply, String key) {
        PushKey.checked(key);
        requireAllowed(recipient, reply);
        Message message = encoder.sent(recipient, reply);
        // Whoever has given up waiting is told "not stored", and its next try with the key that it is: so it is sent in
        // any case.
        services.blocking()
                .get(
                        "message",
                        () -> services.sentOnce()
                                .store(plugin, key, message.row(), now())
                                .onSuccess(first -> {
                                    if (first) {
                                        services.outbox().add(message.entry());
                                    }
                                })
                                .onFailure(error -> {
                                    if (!Database.isAway(error)) {
                                        services.outbox().findStored(message.entry());
                                    }
                                }));
    }

    @Override
    public Object call(String bot, String method, Map<String, Object> parameters) {
        grant.require(Permission.MESSAGES);
        RawCalls.check(method, parameters, grant);
        ServedBot served = services.bots().apply(bot);
        if (!rawCalls.tryAcquire()) {
            throw new JackfieldException(
                    StandardError.RATE_LIMITED,
                    "plugin " + plugin + " has " + RAW_CALLS_AT_ONCE + " raw calls under way; wait for one of them");
        }
        try {
            return services.blocking()
                    .get(
                            "message",
                            () -> turn(served, method)
                                    .compose(turn -> services.api().call(served, ApiQuestions.any(method, parameters)))
                                    .map(answer -> ApiQuestions.plain(ApiQuestions.result(answer))));
        } finally {
            rawCalls.release();
        }
    }

    private Future<Void> turn(ServedBot bot, String method) {
        return MAKES_MESSAGES.matcher(method).matches() ? services.outbox().pushTurn(bot) : Future.succeededFuture();
    }

    /** So that one plugin can't fill the memory, and its own messages don't come hours late. */
    private void requireRoom() {
        int limit = services.limits().limitsOf(plugin).maxPushes();
        int unsent = services.blocking()
                .get("message", () -> Future.succeededFuture(services.outbox().pushesOf(plugin)));
        if (unsent >= limit) {
            throw new JackfieldException(
                            StandardError.RATE_LIMITED,
                            "plugin " + plugin + " has " + unsent
                                    + " unsent messages and plugins.maxPushes allows no more; send fewer, or later")
                    .withRetryAfter(FULL_PAUSE);
        }
    }

    private OffsetDateTime now() {
        return services.clock().instant().atOffset(ZoneOffset.UTC);
    }

    private void requireAllowed(Recipient recipient, Reply reply) {
        grant.require(Permission.MESSAGES);
        RawCalls.check(reply, recipient.chat(), grant);
        requireRoom();
    }

    /** A message as it is stored and sent; its row may get another key. */
    record Message(NewRow row, OutboxEntry entry) {}
}
