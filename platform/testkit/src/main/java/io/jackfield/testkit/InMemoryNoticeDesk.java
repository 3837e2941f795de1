package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.host.notice.QuietTime;
import io.jackfield.host.plugins.LoadedExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** Notices as the host tells them: once, to those who want them, outside of quiet hours. From any thread. */
final class InMemoryNoticeDesk implements NoticeDesk {
    private static final String DUE = "(notices due)";
    private static final String WAITING = "(notices waiting)";
    private static final int PAGE = 100;

    private final InMemoryHost host;
    private final InMemoryScheduleDesk schedule;
    private final Optional<QuietHours> ofTheBot;
    private final Map<String, NoticeSpec> kinds = new TreeMap<>();
    private final Map<String, NoticeKind> own = new HashMap<>();
    private final Map<String, Instant> askedAt = new HashMap<>();
    private final Map<Long, Optional<QuietHours>> quiet = new HashMap<>();
    private final Set<Choice> off = new HashSet<>();
    private final SequencedMap<Subject, Entry> entries = new LinkedHashMap<>();
    private long changes;

    InMemoryNoticeDesk(
            InMemoryHost host,
            InMemoryScheduleDesk schedule,
            List<NoticeSpec> ofOthers,
            Optional<QuietHours> ofTheBot) {
        this.host = host;
        this.schedule = schedule;
        this.ofTheBot = ofTheBot;
        ofOthers.forEach(spec -> kinds.put(spec.name(), spec));
        schedule.on(DUE, job -> ask(job.key()));
        schedule.on(WAITING, job -> tellWaiting());
    }

    private record Choice(long person, String kind) {}

    private record Subject(String kind, long chat, String key) {}

    private record Entry(Notice notice, Instant at, Told.State state) {}

    /** How often something was told or chosen. */
    synchronized long changes() {
        return changes;
    }

    /** The kinds of the plugin under test, once they are made. */
    synchronized void bring(Map<String, LoadedExtension<NoticeKind, NoticeSpec>> loaded) {
        loaded.values().forEach(kind -> {
            own.put(kind.spec().name(), kind.extension());
            kinds.put(kind.spec().name(), kind.spec());
            if (!kind.spec().cron().isEmpty()) {
                schedule.cron(
                        kind.spec().cron(), bot().timeZone(), DUE, kind.spec().name(), "");
            }
        });
    }

    /**
     * Asks a kind of the plugin what is due and takes all pages.
     *
     * @return how many were told, or wait
     */
    int ask(String kind) throws Exception {
        NoticeKind extension = ownKind(kind);
        Instant now = host.clock().instant();
        Instant since = askedAt.getOrDefault(kind, Instant.EPOCH);
        int taken = 0;
        Optional<String> after = Optional.empty();
        do {
            NoticePage page = extension.due(bot(), since, after, PAGE);
            for (Notice notice : page.notices()) {
                taken += tell(kind, notice) ? 1 : 0;
            }
            after = page.next();
        } while (after.isPresent());
        askedAt.put(kind, now);
        return taken;
    }

    @Override
    public synchronized boolean tell(String kind, Notice notice) {
        ownKind(kind);
        Recipient recipient = notice.recipient();
        TestBot.requireKnown(host.bot(), recipient.bot());
        Subject subject = new Subject(kind, recipient.chat(), notice.key());
        if (entries.containsKey(subject) || !isWanted(kind, recipient.chat())) {
            return false;
        }
        Optional<Instant> end = notice.urgent() ? Optional.empty() : endOfQuiet(recipient.chat());
        end.ifPresentOrElse(
                moment -> {
                    keep(subject, notice, Told.State.WAITING);
                    schedule.at(moment, WAITING, moment.toString(), "");
                },
                () -> deliver(subject, notice));
        return true;
    }

    private boolean isWanted(String kind, long person) {
        NoticeSpec spec = kinds.get(kind);
        boolean opened = spec.feature()
                .map(feature ->
                        host.billing().access(TestBot.ID, person, feature).allowed())
                .orElse(true);
        return opened && !(spec.optional() && off.contains(new Choice(person, kind)));
    }

    private Optional<Instant> endOfQuiet(long person) {
        return QuietTime.endFor(quietHours(TestBot.ID, person), host.clock().instant(), bot().timeZone(person));
    }

    private void deliver(Subject subject, Notice notice) {
        boolean blocked = host.telegram().chat(subject.chat()).isBlocked();
        if (!blocked) {
            host.pushes().send(notice.recipient(), notice.reply());
        }
        keep(subject, notice, blocked ? Told.State.UNREACHABLE : Told.State.SENT);
    }

    private void keep(Subject subject, Notice notice, Told.State state) {
        changes++;
        entries.put(subject, new Entry(notice, host.clock().instant(), state));
    }

    private synchronized void tellWaiting() {
        List.copyOf(entries.entrySet()).stream()
                .filter(entry -> entry.getValue().state() == Told.State.WAITING)
                .filter(entry -> endOfQuiet(entry.getKey().chat()).isEmpty())
                .forEach(entry -> tellNow(entry.getKey(), entry.getValue().notice()));
        entries.values().stream()
                .filter(entry -> entry.state() == Told.State.WAITING)
                .flatMap(entry -> endOfQuiet(entry.notice().recipient().chat()).stream())
                .forEach(end -> schedule.at(end, WAITING, end.toString(), ""));
    }

    /** Whoever has switched the kind off meanwhile is not told. */
    private void tellNow(Subject subject, Notice notice) {
        entries.remove(subject);
        if (isWanted(subject.kind(), subject.chat())) {
            deliver(subject, notice);
        }
    }

    @Override
    public synchronized List<Switch> switches(String bot, long person, String language) {
        TestBot.requireKnown(host.bot(), bot);
        return kinds.values().stream()
                .map(spec -> new Switch(
                        spec.name(),
                        title(spec, language),
                        !(spec.optional() && off.contains(new Choice(person, spec.name()))),
                        spec.optional()))
                .sorted(Comparator.comparing(Switch::title))
                .toList();
    }

    /** Those of other plugins say it in one language. */
    private String title(NoticeSpec spec, String language) {
        return own.containsKey(spec.name()) ? bot().text(language, spec.title()) : spec.title();
    }

    @Override
    public synchronized void turn(String bot, long person, String kind, boolean on) {
        TestBot.requireKnown(host.bot(), bot);
        NoticeSpec spec = Optional.ofNullable(kinds.get(kind)).orElseThrow(() -> unknown(kind));
        if (!on && !spec.optional()) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "notices " + kind + " cannot be switched off");
        }
        changes++;
        if (on) {
            off.remove(new Choice(person, kind));
        } else {
            off.add(new Choice(person, kind));
        }
    }

    @Override
    public synchronized Optional<QuietHours> quietHours(String bot, long person) {
        TestBot.requireKnown(host.bot(), bot);
        return quiet.getOrDefault(person, ofTheBot);
    }

    @Override
    public synchronized void quietHours(String bot, long person, Optional<QuietHours> hours) {
        TestBot.requireKnown(host.bot(), bot);
        changes++;
        quiet.put(person, hours);
        schedule.at(host.clock().instant(), WAITING, "(chosen)", "");
    }

    @Override
    public synchronized List<Told> history(Recipient recipient, int most) {
        TestBot.requireKnown(host.bot(), recipient.bot());
        List<Told> told = new ArrayList<>();
        entries.reversed().forEach((subject, entry) -> {
            if (subject.chat() == recipient.chat() && told.size() < most) {
                told.add(new Told(subject.kind(), subject.key(), entry.at(), entry.state()));
            }
        });
        return told;
    }

    private BotView bot() {
        return host.context().onlyBot();
    }

    private NoticeKind ownKind(String kind) {
        return Optional.ofNullable(own.get(kind)).orElseThrow(() -> unknown(kind));
    }

    private static JackfieldException unknown(String kind) {
        return new JackfieldException(StandardError.NOT_FOUND, "there are no notices '" + kind + "'");
    }
}
