package io.jackfield.host.notice;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.memory.Preferences;
import io.jackfield.api.notice.Notice;
import io.jackfield.host.desks.EncodedPush;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.NoticeKey;
import io.jackfield.host.store.NoticeReader;
import io.jackfield.host.store.NoticeTable;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.StoredText;
import io.jackfield.host.store.WaitingNotice;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.PushIds;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells chats what they are to know, once, if they want to, and not at night. Blocks; from any thread but the core
 * loop.
 */
final class NoticeDelivery {
    private static final Duration LATER = Duration.ofHours(1);
    /** Messages of a plugin that may wait to be sent before what has waited is stored. */
    private static final int AHEAD = 200;

    private final Services services;

    /** What it works with. */
    record Services(
            Blocking blocking,
            NoticeTable table,
            BotKinds kinds,
            PushEncoder encoder,
            Outbox outbox,
            BillingDesk billing,
            MemoryCache memory,
            NoticeMeters meters,
            Clock clock) {}

    NoticeDelivery(Services services) {
        this.services = services;
    }

    /** Tells one; whether it was taken. */
    boolean tell(BotKind kind, Notice notice) {
        return tell(kind, notice, readers(kind, List.of(notice)).getFirst());
    }

    /** What is known of those whom these are for, in their order. */
    List<NoticeReader> readers(BotKind kind, List<Notice> notices) {
        List<NoticeKey> keys = notices.stream().map(notice -> key(kind, notice)).toList();
        return get(() -> services.table().readers(kind.bot().number(), kind.name(), keys));
    }

    private static NoticeKey key(BotKind kind, Notice notice) {
        if (!notice.recipient().bot().equals(kind.bot().id())) {
            throw new JackfieldException(
                    StandardError.PLUGIN_FAULT,
                    "notice " + kind.name() + " for bot " + kind.bot().id() + " names a chat of bot "
                            + notice.recipient().bot());
        }
        if (!StoredText.isClean(notice.key())) {
            throw new JackfieldException(
                    StandardError.PLUGIN_FAULT,
                    "the key of a notice " + kind.name() + " has NUL or halves of characters in it");
        }
        return new NoticeKey(
                kind.bot().number(), kind.name(), notice.recipient().chat(), notice.key());
    }

    /** Whether it was taken. */
    boolean tell(BotKind kind, Notice notice, NoticeReader reader) {
        if (reader.told() || isUnwanted(kind, notice.recipient().chat(), reader)) {
            return false;
        }
        NoticeKey key = key(kind, notice);
        Instant now = services.clock().instant();
        if (!reader.reachable()) {
            return count(kind, "unreachable", get(() -> services.table().unreachable(key, plugin(kind), now)));
        }
        EncodedPush push = services.encoder().encode(kind.plugin(), notice.recipient(), notice.reply());
        Optional<Instant> end = notice.urgent() ? Optional.empty() : endOfQuiet(kind.bot(), key.chat(), reader, now);
        if (end.isPresent()) {
            return count(
                    kind,
                    "waiting",
                    get(() -> services.table()
                            .keepWaiting(key, plugin(kind), push.row().reply(), end.get(), now)));
        }
        return count(
                kind, "sent", get(() -> sent(push.entry(), services.table().send(key, plugin(kind), push.row(), now))));
    }

    private static String plugin(BotKind kind) {
        return kind.plugin().id();
    }

    private boolean count(BotKind kind, String state, boolean taken) {
        if (taken) {
            services.meters().count(kind.bot(), kind.name(), state);
        }
        return taken;
    }

    private boolean isUnwanted(BotKind kind, long chat, NoticeReader reader) {
        return (kind.spec().optional() && reader.off())
                || kind.spec()
                        .feature()
                        .filter(feature -> !services.billing()
                                .access(kind.bot().id(), chat, feature)
                                .allowed())
                        .isPresent();
    }

    private Optional<Instant> endOfQuiet(ServedBot bot, long chat, NoticeReader reader, Instant now) {
        Optional<QuietHours> hours =
                reader.chosen().orElseGet(() -> bot.config().notices().quietHours());
        return hours.isEmpty() ? Optional.empty() : QuietTime.endFor(hours, now, zone(bot, chat));
    }

    /** That of the person; of a group that of the bot. */
    private ZoneId zone(ServedBot bot, long chat) {
        if (chat < 0) {
            return bot.config().timezone();
        }
        MemoryScope ofUser = MemoryScope.ofUser(bot.number(), chat);
        String chosen = get(() -> services.memory().get(ofUser)).get(Preferences.TIME_ZONE);
        return bot.config().timezone(Optional.ofNullable(chosen));
    }

    /**
     * Tells what has waited; gives how many were looked at.
     *
     * @param full plugins of which so much is to be sent already that what waits waits on; those that come to that are
     *     added
     */
    int tellWaiting(int most, Set<String> full) {
        List<WaitingNotice> waiting =
                get(() -> services.table().waiting(services.clock().instant(), full, most));
        waiting.stream()
                .filter(notice -> hasRoom(notice.plugin(), full))
                .forEach(notice -> services.kinds()
                        .bot(notice.key().bot())
                        .ifPresentOrElse(bot -> tellWaiting(bot, notice), () -> putOff(notice)));
        return waiting.size();
    }

    private boolean hasRoom(String plugin, Set<String> full) {
        if (!full.contains(plugin)
                && get(() -> Future.succeededFuture(services.outbox().pushesOf(plugin))) > AHEAD) {
            full.add(plugin);
        }
        return !full.contains(plugin);
    }

    /** Its bot does not run at present. */
    private void putOff(WaitingNotice notice) {
        Instant later = services.clock().instant().plus(LATER);
        get(() -> services.table().postpone(notice.key(), later));
    }

    /** What was chosen meanwhile counts. */
    private void tellWaiting(ServedBot bot, WaitingNotice waiting) {
        NoticeKey key = waiting.key();
        Optional<BotKind> kind = services.kinds().find(bot, key.kind());
        boolean unwanted = kind.map(found -> isUnwanted(found, key.chat(), waiting.reader()))
                .orElse(waiting.reader().off()
                        || !bot.config().notices().kind(key.kind()).enabled());
        if (unwanted) {
            get(() -> services.table().drop(key));
            return;
        }
        Instant now = services.clock().instant();
        Optional<Instant> end = endOfQuiet(bot, key.chat(), waiting.reader(), now);
        if (end.isPresent()) {
            get(() -> services.table().postpone(key, end.get()));
        } else if (!waiting.reader().reachable()) {
            get(() -> services.table().giveUp(key, now));
            services.meters().count(bot, key.kind(), "unreachable");
        } else if (get(() -> sendWaiting(bot, waiting, now))) {
            services.meters().count(bot, key.kind(), "sent");
        }
    }

    private Future<Boolean> sendWaiting(ServedBot bot, WaitingNotice waiting, Instant now) {
        long chat = waiting.key().chat();
        List<BotCall> calls = CallFrames.decode(waiting.reply());
        RowKey row = new RowKey(Partitions.today(services.clock()), bot.number(), PushIds.next());
        return sent(
                OutboxEntry.push(waiting.plugin(), bot, row, chat, calls),
                services.table().sendWaiting(waiting.key(), NewRow.message(row, chat, waiting.reply()), now));
    }

    private Future<Boolean> sent(OutboxEntry entry, Future<Boolean> stored) {
        return stored.onSuccess(first -> {
                    if (first) {
                        services.outbox().add(entry);
                    }
                })
                .onFailure(error -> {
                    if (!Database.isAway(error)) {
                        services.outbox().findStored(entry);
                    }
                });
    }

    private <T> T get(Supplier<Future<T>> question) {
        return services.blocking().get("notice", question);
    }
}
