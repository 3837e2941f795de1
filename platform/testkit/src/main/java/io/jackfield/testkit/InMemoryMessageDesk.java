package io.jackfield.testkit;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.desks.PushKey;
import io.jackfield.host.desks.ShownReply;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.ApiQuestions;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.ShownAs;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.RawCalls;
import io.jackfield.host.turn.ShownMenus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Messages arrive at once. */
final class InMemoryMessageDesk implements MessageDesk {
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final String plugin;
    private final Grant grant;
    private final ServedBot bot;
    private final InMemoryStore store;
    private final InMemoryTelegram telegram;
    private final Clock clock;
    private final Map<String, Instant> sentOnce = new ConcurrentHashMap<>();

    InMemoryMessageDesk(Grant grant, ServedBot bot, InMemoryStore store, InMemoryTelegram telegram, Clock clock) {
        this.plugin = grant.plugin();
        this.grant = grant;
        this.bot = bot;
        this.store = store;
        this.telegram = telegram;
        this.clock = clock;
    }

    @Override
    public void send(Recipient recipient, Reply reply) {
        telegram.push(recipient, encode(recipient, reply));
    }

    @Override
    public void sendOnce(Recipient recipient, Reply reply, String key) {
        PushKey.checked(key);
        EncodedReply encoded = encode(recipient, reply);
        Instant now = clock.instant();
        sentOnce.compute(key, (same, before) -> {
            if (before != null && before.plus(REMEMBERED).isAfter(now)) {
                return before;
            }
            telegram.push(recipient, encoded);
            return now;
        });
    }

    @Override
    public void show(Recipient recipient, Reply reply, String key) {
        PushKey.checked(key);
        check(recipient, reply);
        ReplyAddress address = ReplyAddress.push(plugin, recipient);
        telegram.push(recipient, kept(recipient, ShownReply.encode(reply, address, new ShownAs(plugin, key))));
    }

    @Override
    public Object call(String botId, String method, Map<String, Object> parameters) {
        TestBot.requireKnown(bot, botId);
        RawCalls.check(method, parameters, grant);
        return telegram.answer(ApiQuestions.any(method, parameters));
    }

    private EncodedReply encode(Recipient recipient, Reply reply) {
        check(recipient, reply);
        EncodedReply encoded = ReplyEncoder.encode(
                reply,
                ReplyAddress.push(plugin, recipient)
                        .preferring(store.shelf(MemoryScope.ofUser(bot.number(), recipient.chat()))));
        if (encoded.calls().isEmpty()) {
            throw new IllegalArgumentException("plugin " + plugin + " sends a reply without any message in it");
        }
        return kept(recipient, encoded);
    }

    private void check(Recipient recipient, Reply reply) {
        TestBot.requireKnown(bot, recipient.bot());
        RawCalls.check(reply, recipient.chat(), grant);
    }

    private EncodedReply kept(Recipient recipient, EncodedReply encoded) {
        HandlerCall.keptArguments(bot.number(), plugin, encoded)
                .forEach((key, argument) -> store.write(key, Optional.of(argument)));
        noteMenus(recipient, encoded);
        return encoded;
    }

    private void noteMenus(Recipient recipient, EncodedReply reply) {
        if (!reply.menus().isEmpty() && recipient.chat() > 0) {
            MemoryKey key = ShownMenus.key(bot.number(), recipient.chat(), recipient.chat(), recipient.thread());
            ShownMenus before = ShownMenus.decode(store.shelf(key.scope()).get(key.name()));
            store.write(key, Optional.of(before.showing(reply.menus()).encoded()));
        }
    }
}
