package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.report.ReportDesk;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.report.CommentKey;
import io.jackfield.host.report.Comments;
import io.jackfield.host.report.HostReportCall;
import io.jackfield.host.report.ReportRules;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Has reports made on the thread that asks, and remembers what went where. From any thread. */
final class InMemoryReports implements ReportDesk {
    private final Map<String, LoadedExtension<ReportType, ReportSpec>> types = new ConcurrentHashMap<>();
    private final Map<Key, Made> made = new LinkedHashMap<>();
    private final Map<CommentOf, String> comments = new ConcurrentHashMap<>();
    private final BotView bot;
    private final Desks desks;
    private final String plugin;
    private final Clock clock;

    /**
     * What reports are made with.
     *
     * @param messages where those on a schedule go
     */
    record Desks(PeopleDesk people, BillingDesk billing, ModelDesk models, MessageDesk messages) {}

    /** One report of one reader. */
    private record Key(String report, ReportPeriod period, Recipient recipient, String subject) {}

    private record CommentOf(Key report, String question) {}

    InMemoryReports(String plugin, BotView bot, Desks desks, Clock clock) {
        this.plugin = plugin;
        this.bot = bot;
        this.desks = desks;
        this.clock = clock;
    }

    void add(Map<String, LoadedExtension<ReportType, ReportSpec>> more) {
        types.putAll(more);
    }

    @Override
    public List<Offer> offers(Asker asker) {
        return types.values().stream()
                .map(LoadedExtension::spec)
                .filter(spec -> ReportRules.mayAsk(spec, roles(asker)))
                .map(spec -> new Offer(
                        spec.name(),
                        bot.text(asker.language(), spec.title()),
                        spec.periods(),
                        access(spec, asker).map(BillingDesk.Access::allowed).orElse(true)))
                .sorted(Comparator.comparing(Offer::title))
                .toList();
    }

    @Override
    public List<ReportSubject> subjects(Asker asker, String report) {
        return subjects(offered(asker, report), asker);
    }

    @Override
    public Reply make(Asker asker, String report, ReportPeriod period, String subject) {
        LoadedExtension<ReportType, ReportSpec> type = offered(asker, report);
        ReportRules.require(type.spec(), period, subjects(type, asker), subject);
        ReportRules.requireOpen(type.spec(), access(type.spec(), asker));
        Key key = new Key(report, period, asker.chat(), subject);
        Reply reply = make(type, key, Optional.of(person(asker)), true);
        remember(key, reply.parts().isEmpty() ? Made.State.NOTHING : Made.State.SENT);
        return reply;
    }

    /** The same as on a schedule; who gets it may be anybody. */
    Reply makeFor(String report, ReportPeriod period, Reader reader) {
        Key key = new Key(report, period, reader.recipient(), reader.subject());
        long chat = reader.recipient().chat();
        Optional<Person> person = chat > 0
                ? desks.people().find(bot.bot().id(), chat).or(() -> Optional.of(stranger(chat)))
                : Optional.empty();
        Reply reply = make(type(report), key, person, false);
        if (reply.parts().isEmpty()) {
            remember(key, Made.State.NOTHING);
            return reply;
        }
        desks.messages().send(reader.recipient(), reply);
        remember(key, Made.State.SENT);
        return reply;
    }

    @Override
    public List<Made> history(Recipient recipient, int most) {
        synchronized (made) {
            List<Made> all = made.entrySet().stream()
                    .filter(one -> one.getKey().recipient().equals(recipient))
                    .map(Map.Entry::getValue)
                    .toList();
            return all.reversed().stream().limit(most).toList();
        }
    }

    LoadedExtension<ReportType, ReportSpec> type(String report) {
        return Optional.ofNullable(types.get(report))
                .orElseThrow(() -> ReportRules.notOffered(bot.bot().id(), report));
    }

    private LoadedExtension<ReportType, ReportSpec> offered(Asker asker, String report) {
        LoadedExtension<ReportType, ReportSpec> type = type(report);
        if (!ReportRules.mayAsk(type.spec(), roles(asker))) {
            throw ReportRules.notOffered(bot.bot().id(), report);
        }
        return type;
    }

    private List<ReportSubject> subjects(LoadedExtension<ReportType, ReportSpec> type, Asker asker) {
        return asked(() -> type.extension().subjects(bot, person(asker)));
    }

    private Reply make(LoadedExtension<ReportType, ReportSpec> type, Key key, Optional<Person> reader, boolean asked) {
        HostReportCall call = new HostReportCall(
                bot, key.period(), key.subject(), key.recipient(), reader, asked, question -> comment(key, question));
        return ReportRules.checked(key.report(), asked(() -> type.extension().report(call)));
    }

    private Optional<String> comment(Key key, Question question) {
        CommentOf of = new CommentOf(key, CommentKey.of(question));
        return Optional.ofNullable(comments.get(of)).or(() -> {
            Optional<String> said = Comments.ask(desks.models(), question);
            said.ifPresent(text -> comments.put(of, text));
            return said;
        });
    }

    /** What a plugin throws comes out as its desk says it. */
    private <T> T asked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw CallResult.Failed.of(plugin, e).error();
        }
    }

    private Optional<BillingDesk.Access> access(ReportSpec spec, Asker asker) {
        return spec.feature().map(feature -> desks.billing().access(bot.bot().id(), asker.person(), feature));
    }

    private Set<String> roles(Asker asker) {
        TestBot.requireKnown(bot.bot(), asker.chat().bot());
        return desks.people().roles(bot.bot().id(), asker.person());
    }

    private Person person(Asker asker) {
        return desks.people().find(bot.bot().id(), asker.person()).orElseGet(() -> stranger(asker.person()));
    }

    private Person stranger(long id) {
        return new Person(id, "Reader " + id, "", Optional.empty(), bot.language());
    }

    private void remember(Key key, Made.State state) {
        synchronized (made) {
            made.remove(key);
            made.put(key, new Made(key.report(), key.period(), key.subject(), clock.instant(), state));
        }
    }
}
