package io.jackfield.host.broadcast;

import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.AttachmentTable.Stored;
import io.jackfield.host.store.AudienceFilter;
import io.jackfield.host.store.AudienceTable.Reader;
import io.jackfield.host.store.AudienceTable.Waiting;
import io.jackfield.host.store.BroadcastDeliveryTable.Later;
import io.jackfield.host.store.BroadcastDeliveryTable.Page;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.NewsButton;
import io.jackfield.host.telegram.PushIds;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes messages for some of an audience and stores them together with whom they are for, so that nobody gets two.
 * Blocking.
 */
final class BroadcastPages {
    private final BroadcastServices services;
    private final Uploads uploads;

    BroadcastPages(BroadcastServices services, Uploads uploads) {
        this.services = services;
        this.uploads = uploads;
    }

    /** A broadcast with what is sent of it. */
    record Sending(ServedBot bot, BroadcastRow row, BroadcastDefinition definition, BroadcastMessage message) {
        long id() {
            return row.id();
        }
    }

    /** One that is not stored yet. */
    private record Made(NewRow row, OutboxEntry entry) {}

    /** With what Telegram has said of its file meanwhile. */
    BroadcastRow upToDate(BroadcastRow row) {
        return uploads.upToDate(row);
    }

    /** Goes on to the next of the audience. */
    void sendNext(Sending sending, int most) {
        Instant now = now();
        AudienceFilter filter = sending.definition()
                .audience()
                .filter(
                        sending.bot().config(),
                        sending.definition().kind(),
                        now,
                        sending.row().life().startedAt());
        long after = sending.row().afterPerson();
        List<Reader> readers = services.get(
                () -> services.tables().audience().page(sending.bot().number(), filter, now, after, most));
        List<Later> later = new ArrayList<>();
        List<Made> made = new ArrayList<>();
        for (Reader reader : readers) {
            later(sending, reader, now)
                    .ifPresentOrElse(
                            time -> later.add(new Later(reader.id(), time)), () -> made.add(make(sending, reader)));
        }
        Page page = new Page(
                after,
                readers.isEmpty() ? after : readers.getLast().id(),
                readers.size() < most,
                later,
                made.stream().map(Made::row).toList());
        store(made, services.tables().deliveries()::store, sending, page, now);
    }

    /** Deals with up to so many whose time has come; gives how many there were. */
    int sendWaited(Sending sending, int most) {
        Instant now = now();
        List<Waiting> waiting = services.get(() -> services.tables()
                .audience()
                .waiting(sending.id(), sending.definition().kind(), now, most));
        skip(sending, waiting, one -> !one.reachable(), true, now);
        skip(sending, waiting, one -> one.reachable() && one.off(), false, now);
        List<Made> made = new ArrayList<>();
        for (Waiting one : waiting) {
            if (one.reachable() && !one.off()) {
                later(sending, one.reader(), now)
                        .ifPresentOrElse(
                                time -> postpone(sending, one.reader(), time),
                                () -> made.add(make(sending, one.reader())));
            }
        }
        if (!made.isEmpty()) {
            List<NewRow> rows = made.stream().map(Made::row).toList();
            store(made, services.tables().deliveries()::storeWaited, sending, rows, now);
        }
        return waiting.size();
    }

    private void postpone(Sending sending, Reader reader, Instant time) {
        services.get(() -> services.tables().deliveries().postpone(sending.id(), new Later(reader.id(), time)));
    }

    private void skip(Sending sending, List<Waiting> waiting, Predicate<Waiting> which, boolean blocked, Instant now) {
        List<Long> people =
                waiting.stream().filter(which).map(one -> one.reader().id()).toList();
        if (!people.isEmpty()) {
            services.get(() -> services.tables().deliveries().skip(sending.id(), people, blocked, now));
        }
    }

    private static Optional<Instant> later(Sending sending, Reader reader, Instant now) {
        return SendTime.later(sending.bot().config(), sending.definition().hours(), reader, now);
    }

    private Made make(Sending sending, Reader reader) {
        EncodedReply encoded = sending.message().to(reader.id(), reader.language());
        keepFiles(sending.id(), encoded.files());
        RowKey key =
                new RowKey(Partitions.today(services.clock()), sending.bot().number(), PushIds.next());
        return new Made(
                NewRow.message(key, reader.id(), CallFrames.encode(encoded.calls())),
                OutboxEntry.broadcast(
                        BroadcastServices.pusher(sending.id()), sending.bot(), key, reader.id(), encoded.calls()));
    }

    private void keepFiles(long broadcast, List<Stored> files) {
        if (!files.isEmpty()) {
            files.forEach(file -> services.get(() -> services.tables().files().add(file)));
            uploads.expect(broadcast, files);
        }
    }

    /** Stores messages with what belongs to them; gives whom they were stored for. */
    @FunctionalInterface
    private interface Storing<T> {
        Future<Set<Long>> store(long broadcast, T what, int day, Instant now);
    }

    /** When nobody knows whether they were stored, those are sent that were. */
    private <T> void store(List<Made> made, Storing<T> table, Sending sending, T what, Instant now) {
        int day = made.isEmpty()
                ? Partitions.today(services.clock())
                : made.getFirst().row().key().day();
        services.get(() -> table.store(sending.id(), what, day, now)
                .onSuccess(stored -> made.stream()
                        .filter(one -> stored.contains(one.row().chat()))
                        .forEach(one -> services.outbox().add(one.entry())))
                .onFailure(error -> {
                    if (!Database.isAway(error)) {
                        made.forEach(one -> services.outbox().findStored(one.entry()));
                    }
                }));
    }

    /** One message to one reader, whatever becomes of the broadcast. */
    void sendOne(Sending sending, Reader reader, String key) {
        Made made = make(sending, reader);
        services.get(() -> services.sentOnce()
                .store(NewsButton.KIND, key, made.row(), now().atOffset(ZoneOffset.UTC))
                .onSuccess(first -> {
                    if (first) {
                        services.outbox().add(made.entry());
                    }
                })
                .onFailure(error -> {
                    if (!Database.isAway(error)) {
                        services.outbox().findStored(made.entry());
                    }
                }));
    }

    private Instant now() {
        return services.clock().instant();
    }
}
