package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.memory.Preferences;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.report.ReportDirectory.Entry;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.ReportReader;
import io.jackfield.host.store.ReportRun;
import io.jackfield.host.store.ReportRunTable;
import io.jackfield.host.store.StoredText;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a report for its readers, a page at a time, and notes each page with where to go on. Blocking. */
final class ReaderPages {
    private static final int PAGE = 500;
    private static final int LONGEST_CURSOR = 200;
    private static final int LONGEST_SUBJECT = 40;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Blocking blocking;
    private final AskedReports asked;
    private final ReportRunTable runs;
    private final MemoryTable memory;
    private final Clock clock;

    ReaderPages(Blocking blocking, AskedReports asked, ReportRunTable runs, MemoryTable memory, Clock clock) {
        this.blocking = blocking;
        this.asked = asked;
        this.runs = runs;
        this.memory = memory;
        this.clock = clock;
    }

    /** Whether a page is to be read now: the first pass at once, the second when the bot's own clock is there. */
    boolean wants(ServedBot bot, ReportRun run) {
        return run.reads()
                && (run.passes() == 0
                        || run.dueOn()
                                .map(due -> !due.atZone(bot.config().timezone())
                                        .toInstant()
                                        .isAfter(clock.instant()))
                                .orElse(true));
    }

    /** Throws what the plugin threw, and {@code PLUGIN_FAULT} for a page that cannot be used. */
    void readOne(Entry entry, ServedBot bot, ReportRun run) {
        ReportPeriod period = ReportPeriod.ofKey(run.key().period());
        ReportReaders page =
                asked.ask(entry, bot, LIMIT, (type, view) -> type.readers(view, period, run.cursor(), PAGE));
        check(run, page);
        List<ReportReader> readers = page.readers().stream()
                .map(reader -> reader(bot, run, reader))
                .distinct()
                .toList();
        List<ReportReader.Due> due = due(bot, run, readers);
        blocking.get("report", () -> runs.note(run, due, page.next()));
    }

    private static void check(ReportRun run, ReportReaders page) {
        String next = page.next().orElse("");
        if (next.length() > LONGEST_CURSOR || !StoredText.isClean(next)) {
            throw fault(run, "goes on after " + next.length() + " characters; the most is " + LONGEST_CURSOR);
        }
        if (page.next().isPresent() && page.next().equals(run.cursor())) {
            throw fault(run, "goes on where it was, after '" + next + "'");
        }
    }

    private static ReportReader reader(ServedBot bot, ReportRun run, Reader reader) {
        if (!reader.recipient().bot().equals(bot.id())) {
            throw fault(
                    run, "has a reader of another bot, " + reader.recipient().bot());
        }
        String subject = reader.subject();
        if (subject.length() > LONGEST_SUBJECT || !StoredText.isClean(subject)) {
            throw fault(run, "has a subject of " + subject.length() + " characters; the most is " + LONGEST_SUBJECT);
        }
        return new ReportReader(
                reader.recipient().chat(), reader.recipient().thread().orElse(0), subject);
    }

    private static JackfieldException fault(ReportRun run, String problem) {
        return new JackfieldException(
                StandardError.PLUGIN_FAULT, "readers() of " + run.key().report() + " " + problem);
    }

    /** Each with the moment in which its own clock is there. */
    private List<ReportReader.Due> due(ServedBot bot, ReportRun run, List<ReportReader> readers) {
        if (run.dueOn().isEmpty()) {
            Instant now = clock.instant();
            return readers.stream()
                    .map(reader -> new ReportReader.Due(reader, now, 0))
                    .toList();
        }
        Map<MemoryScope, Map<String, String>> shelves = blocking.get(
                "report",
                () -> memory.scopes(readers.stream()
                        .map(reader -> MemoryScope.ofUser(bot.number(), reader.chat()))
                        .distinct()
                        .toList()));
        return readers.stream()
                .map(reader -> {
                    Map<String, String> shelf = shelves.get(MemoryScope.ofUser(bot.number(), reader.chat()));
                    ZoneId zone = bot.config().timezone(Optional.ofNullable(shelf.get(Preferences.TIME_ZONE)));
                    return new ReportReader.Due(
                            reader, run.dueOn().get().atZone(zone).toInstant(), 0);
                })
                .toList();
    }
}
