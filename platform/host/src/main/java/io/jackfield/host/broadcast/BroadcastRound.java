package io.jackfield.host.broadcast;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.broadcast.BroadcastMessage.Attached;
import io.jackfield.host.store.AudienceFilter;
import io.jackfield.host.store.AudienceTable.Count;
import io.jackfield.host.store.BroadcastDeliveryTable.Outcome;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.BroadcastState;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done of a broadcast at a time: what became of its messages is noted, and so many more are stored as keep the
 * outbox busy. Nothing of it stays in memory, so a host that dies goes on where it was. Blocking.
 */
final class BroadcastRound {
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastRound.class);
    /** Messages that are stored and not sent yet, in seconds of sending. */
    private static final int SECONDS_AHEAD = 2;

    private static final int LEAST_AHEAD = 20;
    private static final int MOST_AHEAD = 500;
    private static final int PAGE = 100;
    private static final Duration LOOK_AT_OUTBOX = Duration.ofMillis(100);
    private static final Duration LENGTH = Duration.ofSeconds(5);

    private final BroadcastServices services;
    private final BroadcastPages pages;
    private final BroadcastMeters meters;
    private final SendRates rates;
    private final BooleanSupplier stopped;
    private final int ahead;

    /** @param stopped whether the host is about to stop */
    BroadcastRound(
            BroadcastServices services,
            BroadcastPages pages,
            BroadcastMeters meters,
            SendRates rates,
            BooleanSupplier stopped) {
        this.services = services;
        this.pages = pages;
        this.meters = meters;
        this.rates = rates;
        this.stopped = stopped;
        ahead = Math.clamp(SECONDS_AHEAD * (long) services.messagesPerSecond(), LEAST_AHEAD, MOST_AHEAD);
    }

    /** Gives why it does not go on, where it does not; it is looked at again in any case. */
    Optional<String> of(ServedBot bot, BroadcastRow first) {
        try {
            work(bot, first.id());
            return Optional.empty();
        } catch (JackfieldException e) {
            return Optional.of(e.error().name() + ": " + e.getMessage());
        }
    }

    private void work(ServedBot bot, long id) {
        long end = System.nanoTime() + LENGTH.toNanos();
        while (!stopped.getAsBoolean() && System.nanoTime() - end < 0) {
            Optional<BroadcastRow> row = settled(bot, id);
            if (row.isEmpty() || row.get().state() != BroadcastState.RUNNING || !goesOn(bot, row.get())) {
                return;
            }
        }
    }

    private Optional<BroadcastRow> settled(ServedBot bot, long id) {
        Instant now = now();
        Map<Outcome, Long> ended =
                services.get(() -> services.tables().deliveries().settle(id, now));
        ended.forEach((outcome, messages) -> meters.count(bot, outcome, messages));
        Optional<BroadcastRow> row = services.get(
                        () -> services.tables().broadcasts().find(bot.number(), id))
                .map(pages::upToDate);
        row.ifPresent(found -> rates.note(id, now, found.figures().ended()));
        return row;
    }

    /** Whether there is more to be done soon. */
    private boolean goesOn(ServedBot bot, BroadcastRow found) {
        int room = room(found);
        if (room <= 0) {
            pause();
            return true;
        }
        // After the look at what is unsent: the message that was on its way may have told how Telegram knows the file.
        BroadcastRow row = pages.upToDate(found);
        BroadcastDefinition definition = BroadcastDefinition.of(row, bot.config());
        if (row.figures().audience().isEmpty()) {
            count(bot, row, definition);
        }
        BroadcastMessage message = new BroadcastMessage(definition, bot, attached(row));
        BroadcastPages.Sending sending = new BroadcastPages.Sending(bot, row, definition, message);
        if (pages.sendWaited(sending, Math.min(room, PAGE)) > 0) {
            return true;
        }
        if (!row.readOut()) {
            pages.sendNext(sending, Math.min(room, PAGE));
            return true;
        }
        if (services.unsent(row.id()) > 0) {
            pause();
            return true;
        }
        end(row);
        return false;
    }

    /** While Telegram does not know its file yet one message goes at a time, and so the file once. */
    private int room(BroadcastRow row) {
        int unsent = services.unsent(row.id());
        boolean uploads = row.file().filter(file -> file.fileId().isEmpty()).isPresent();
        return uploads ? 1 - unsent : ahead - unsent;
    }

    private void count(ServedBot bot, BroadcastRow row, BroadcastDefinition definition) {
        AudienceFilter filter = definition
                .audience()
                .filter(bot.config(), definition.kind(), now(), row.life().startedAt());
        Count count = services.get(() -> services.tables().audience().count(bot.number(), filter, now()));
        services.get(() -> services.tables().broadcasts().audience(row.id(), count));
    }

    private Optional<Attached> attached(BroadcastRow row) {
        return row.file()
                .map(file -> Attached.of(
                        file,
                        file.fileId().isPresent()
                                ? Optional.empty()
                                : services.get(
                                        () -> services.tables().broadcasts().content(row.id()))));
    }

    /** Unless somebody waits for another time of day, or what became of a message is not written down yet. */
    private void end(BroadcastRow row) {
        if (services.get(() -> services.tables().broadcasts().end(row.id(), now()))) {
            rates.forget(row.id());
            LOG.info("broadcast {}: it has gone to all of its audience", row.id());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AT_OUTBOX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant now() {
        return services.clock().instant();
    }
}
