package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.host.desks.PushEncoder.Push;
import io.jackfield.host.report.ReportDirectory.Entry;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportReader;
import io.jackfield.host.store.ReportRun;
import io.jackfield.host.store.ReportState;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has reports made that are due, and stores each together with what became of it: a report that was made and not stored
 * is made again, one that is stored goes out once. Blocking.
 */
final class ReportDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(ReportDeliveries.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(25));
    private static final Duration WAIT = Duration.ofSeconds(30);
    /** How long a report waits for something that is away, such as a database of others, before its tries count. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    private static final Set<StandardError> PASSING = Set.of(
            StandardError.UNAVAILABLE, StandardError.QUARANTINED, StandardError.OVERLOADED, StandardError.RATE_LIMITED);

    private final ReportServices services;
    private final ReportMeters meters;
    private final RunOutages outages = new RunOutages();

    ReportDeliveries(ReportServices services, ReportMeters meters) {
        this.services = services;
        this.meters = meters;
    }

    /** What one of a batch is made with. */
    private record Batch(Entry entry, ServedBot bot, ReportRun run, ReportReadership readership) {
        ReportKey key() {
            return run.key();
        }
    }

    /** Deals with up to so many of those that are due, at the same time; gives how many there were. */
    int makeSome(Entry entry, ServedBot bot, ReportRun run, int most) {
        List<ReportReader.Due> due = services.get(() -> services.deliveries().due(run.key(), now(), most));
        if (due.isEmpty()) {
            return 0;
        }
        Batch batch = new Batch(entry, bot, run, ReportReadership.of(services, bot, due));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> threads.execute(() -> deal(batch, one)));
        }
        return due.size();
    }

    /** Notes what has become of stored messages. */
    void settle(ServedBot bot, ReportRun run) {
        services.get(() -> services.deliveries().settle(run.key(), now()))
                .forEach(state -> meters.count(bot.id(), run.key().report(), state));
    }

    private void deal(Batch batch, ReportReader.Due due) {
        ReportReader reader = due.reader();
        try {
            Optional<String> gone = batch.readership().unreachable(reader);
            if (gone.isPresent()) {
                end(batch, reader, ReportState.UNREACHABLE, gone.get());
                return;
            }
            Reply reply = make(batch, reader);
            outages.ended(batch.key());
            if (reply.parts().isEmpty()) {
                end(batch, reader, ReportState.NOTHING, null);
            } else {
                store(batch, reader, encode(batch, reader, reply));
            }
        } catch (JackfieldException e) {
            failed(batch, due, e);
        } catch (RuntimeException e) {
            failed(batch, due, new JackfieldException(StandardError.REPLY_INVALID, "cannot be sent: " + e, e));
        }
    }

    private Reply make(Batch batch, ReportReader reader) {
        ReportPeriod period = ReportPeriod.ofKey(batch.key().period());
        Optional<Person> person = batch.readership().person(reader);
        Reply reply = services.asked()
                .ask(
                        batch.entry(),
                        batch.bot(),
                        LIMIT,
                        (type, view) -> type.report(new HostReportCall(
                                view,
                                period,
                                reader.subject(),
                                recipient(batch, reader),
                                person,
                                false,
                                question -> services.comments().comment(batch.key(), reader, question))));
        return ReportRules.checked(batch.key().report(), reply);
    }

    private Push encode(Batch batch, ReportReader reader, Reply reply) {
        return services.encoders()
                .of(batch.entry().plugin().id(), services.pusher(batch.key()))
                .encode(recipient(batch, reader), reply);
    }

    private static Recipient recipient(Batch batch, ReportReader reader) {
        return new Recipient(
                batch.bot().id(),
                reader.chat(),
                reader.thread() == 0 ? OptionalInt.empty() : OptionalInt.of(reader.thread()));
    }

    /** When nobody knows whether it was stored, it is sent if it was. */
    private void store(Batch batch, ReportReader reader, Push push) {
        boolean first = services.get(() -> services.deliveries()
                .store(batch.key(), reader, push.row(), now())
                .onSuccess(stored -> {
                    if (stored) {
                        services.outbox().add(push.entry());
                    }
                })
                .onFailure(error -> {
                    if (!Database.isAway(error)) {
                        services.outbox().findStored(push.entry());
                    }
                }));
        if (first) {
            meters.count(batch.bot().id(), batch.key().report(), ReportState.STORED);
        }
    }

    private void failed(Batch batch, ReportReader.Due due, JackfieldException error) {
        if (!PASSING.contains(error.error()) || outages.begins(batch.key(), error.error())) {
            LOG.atWarn()
                    .addKeyValue("bot", batch.bot().id())
                    .addKeyValue("report", batch.key().report())
                    .addKeyValue("period", batch.key().period())
                    .addKeyValue("error", error.error().code())
                    .log("reports: one is not made: {}", error.getMessage());
        }
        String words = error.error().name() + ": " + error.getMessage();
        if (PASSING.contains(error.error())
                && now().isBefore(batch.run().startedAt().plus(PATIENCE))) {
            postpone(batch, due.reader(), WAIT, due.tries(), words);
        } else if (due.tries() < PAUSES.size()) {
            postpone(batch, due.reader(), PAUSES.get(due.tries()), due.tries() + 1, words);
        } else {
            end(batch, due.reader(), ReportState.FAILED, words);
        }
    }

    private void postpone(Batch batch, ReportReader reader, Duration pause, int tries, String error) {
        quietly(() -> services.get(
                () -> services.deliveries().postpone(batch.key(), reader, now().plus(pause), tries, error)));
    }

    private void end(Batch batch, ReportReader reader, ReportState state, String error) {
        quietly(() -> {
            if (services.get(() -> services.deliveries().end(batch.key(), reader, state, error, now()))) {
                meters.count(batch.bot().id(), batch.key().report(), state);
            }
        });
    }

    /** What the database does not take now is found due again. */
    private static void quietly(Runnable note) {
        try {
            note.run();
        } catch (JackfieldException e) {
            LOG.warn("reports: what became of one cannot be noted, {}; it is made again", e.getMessage());
        }
    }

    private Instant now() {
        return services.clock().instant();
    }
}
