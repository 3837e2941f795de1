package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Access;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.report.ReportDesk;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.report.ReportDirectory.Entry;
import io.jackfield.host.store.ReportHistoryTable;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportReader;
import io.jackfield.host.store.ReportState;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The report desk, the same for all plugins. Blocking; on threads of plugins. */
public final class HostReportDesk implements ReportDesk {
    private static final int FIRST_TIME_TRIES = 20;
    private static final Duration FIRST_TIME_PAUSE = Duration.ofMillis(50);

    private final Services services;

    /** @param services what it works with */
    public HostReportDesk(Services services) {
        this.services = services;
    }

    /**
     * What the desk works with.
     *
     * @param bots the served bot of an id; throws {@code NOT_FOUND}
     */
    public record Services(
            Blocking blocking,
            Function<String, ServedBot> bots,
            ReportDirectory directory,
            AskedReports asked,
            KeptComments comments,
            ReportHistoryTable history,
            PeopleDesk people,
            BillingDesk billing,
            PluginsConfig limits,
            Clock clock) {}

    @Override
    public List<Offer> offers(Asker asker) {
        ServedBot bot = services.bots().apply(asker.chat().bot());
        return services.directory().of(bot).stream()
                .filter(entry -> mayAsk(entry, asker))
                .map(entry -> offer(entry, bot, asker))
                .sorted(Comparator.comparing(Offer::title))
                .toList();
    }

    private Offer offer(Entry entry, ServedBot bot, Asker asker) {
        ReportSpec spec = entry.spec();
        return new Offer(
                spec.name(),
                services.asked().title(entry, bot, asker.language()),
                spec.periods(),
                access(spec, asker).map(Access::allowed).orElse(true));
    }

    @Override
    public List<ReportSubject> subjects(Asker asker, String report) {
        ServedBot bot = services.bots().apply(asker.chat().bot());
        return subjects(offered(bot, asker, report), bot, person(asker));
    }

    @Override
    public Reply make(Asker asker, String report, ReportPeriod period, String subject) {
        ServedBot bot = services.bots().apply(asker.chat().bot());
        Entry entry = offered(bot, asker, report);
        ReportRules.requireOpen(entry.spec(), access(entry.spec(), asker));
        Person person = person(asker);
        ReportRules.require(entry.spec(), period, subjects(entry, bot, person), subject);
        ReportKey key = new ReportKey(bot.number(), report, period.key());
        ReportReader reader = new ReportReader(asker.chat().chat(), thread(asker.chat()), subject);
        try {
            Reply reply = made(entry, bot, person, asker.chat(), period, key, reader);
            note(key, reader, reply.parts().isEmpty() ? ReportState.NOTHING : ReportState.SENT);
            return reply;
        } catch (JackfieldException e) {
            note(key, reader, ReportState.FAILED);
            throw e;
        }
    }

    private Reply made(
            Entry entry,
            ServedBot bot,
            Person person,
            Recipient chat,
            ReportPeriod period,
            ReportKey key,
            ReportReader reader) {
        Reply reply = services.asked()
                .ask(
                        entry,
                        bot,
                        limit(entry),
                        (type, view) -> type.report(new HostReportCall(
                                view,
                                period,
                                reader.subject(),
                                chat,
                                Optional.of(person),
                                true,
                                question -> services.comments().comment(key, reader, question))));
        return ReportRules.checked(key.report(), reply);
    }

    /** So that a host whose database is away for a moment shows the report all the same. */
    private void note(ReportKey key, ReportReader reader, ReportState state) {
        services.blocking()
                .get(
                        "report",
                        () -> services.history()
                                .asked(key, reader, state, services.clock().instant())
                                .otherwiseEmpty());
    }

    @Override
    public List<Made> history(Recipient recipient, int most) {
        ServedBot bot = services.bots().apply(recipient.bot());
        return services
                .blocking()
                .get("report", () -> services.history().of(bot.number(), recipient.chat(), thread(recipient), most))
                .stream()
                .map(HostReportDesk::made)
                .toList();
    }

    private static Made made(ReportHistoryTable.Made row) {
        Made.State state = switch (row.state()) {
            case NOTHING -> Made.State.NOTHING;
            case UNREACHABLE -> Made.State.UNREACHABLE;
            case FAILED -> Made.State.FAILED;
            case SENT, STORED, DUE, STOPPED -> Made.State.SENT;
        };
        return new Made(row.report(), ReportPeriod.ofKey(row.period()), row.subject(), row.at(), state);
    }

    private Entry offered(ServedBot bot, Asker asker, String report) {
        return services.directory()
                .find(bot, report)
                .filter(entry -> mayAsk(entry, asker))
                .orElseThrow(() -> ReportRules.notOffered(bot.id(), report));
    }

    private boolean mayAsk(Entry entry, Asker asker) {
        return entry.spec().roles().isEmpty()
                || ReportRules.mayAsk(
                        entry.spec(), services.people().roles(asker.chat().bot(), asker.person()));
    }

    private List<ReportSubject> subjects(Entry entry, ServedBot bot, Person person) {
        return services.asked().ask(entry, bot, limit(entry), (type, view) -> List.copyOf(type.subjects(view, person)));
    }

    private Optional<Access> access(ReportSpec spec, Asker asker) {
        return spec.feature()
                .map(feature -> services.billing().access(asker.chat().bot(), asker.person(), feature));
    }

    /** Who has written for the first time is stored a moment later than the message that is answered. */
    private Person person(Asker asker) {
        Optional<Person> found = find(asker);
        for (int tries = 0; found.isEmpty() && tries < FIRST_TIME_TRIES; tries++) {
            pause();
            found = find(asker);
        }
        return found.orElseThrow(() -> new JackfieldException(
                StandardError.NOT_FOUND, "bot " + asker.chat().bot() + " knows no user " + asker.person()));
    }

    private Optional<Person> find(Asker asker) {
        return services.people().find(asker.chat().bot(), asker.person());
    }

    private static void pause() {
        try {
            Thread.sleep(FIRST_TIME_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.TIMED_OUT, "interrupted while waiting for a user", e);
        }
    }

    private Duration limit(Entry entry) {
        return services.limits().limitsOf(entry.plugin().id()).callDeadline();
    }

    private static int thread(Recipient recipient) {
        return recipient.thread().orElse(0);
    }
}
