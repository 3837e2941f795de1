package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportRequest;
import io.jackfield.api.report.ReportType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link ReportType} promises, as tests; no host calls one yet, and a jar with one is refused. They run in memory, with no data at first and with what {@link #prepare} puts there:
 *
 * <pre>{@code
 * class WeeklyReportTest extends ReportTypeContract {
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return JackfieldExtension.with(WeeklyReport.class);
 *     }
 *
 *     @Override
 *     protected void prepare(PluginContext context, Person reader) {
 *         context.memory().of(Recipient.of("test", reader.id())).put("minutes", "90");
 *     }
 * }
 * }</pre>
 */
public abstract class ReportTypeContract {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final List<LocalDate[]> RANGES = List.of(
            range("2026-01-05", "2026-01-05"),
            range("2025-12-29", "2026-01-04"),
            range("2024-02-29", "2024-02-29"),
            range("2025-01-01", "2025-12-31"),
            range("1970-01-01", "2100-12-31"),
            range("0001-01-01", "0001-01-02"),
            range("9999-12-30", "9999-12-31"));
    private static final int READERS = 50;
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** The plugin as it is set up for these tests. */
    protected abstract JackfieldExtension plugin();

    /** Puts there what this reader's reports of January 2026 tell of; nothing unless overridden. */
    protected void prepare(PluginContext context, Person reader) throws Exception {}

    /** What the one who asks has chosen; nothing unless overridden. */
    protected Map<String, String> parameters() {
        return Map.of();
    }

    @Test
    void nameIsOneThatOperatorsCanWrite() {
        try (InMemoryHost first = plugin().startInMemory();
                InMemoryHost second = plugin().startInMemory()) {
            assertThat(type(first).name())
                    .matches("[a-z0-9-]{2,32}")
                    .isEqualTo(type(second).name());
        }
    }

    @Test
    void anyRangeGivesAReport() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            for (LocalDate[] range : RANGES) {
                show(host, report(host, request(ada, range[0], range[1])));
            }
        }
    }

    @Test
    void noDataIsNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (LocalDate[] range : RANGES) {
                show(host, report(host, request(reader(1, "en"), range[0], range[1])));
            }
        }
    }

    @Test
    void makingAReportChangesNothing() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            long before = host.effects();

            report(host, weekOf(ada));

            assertThat(host.effects() - before)
                    .as("things written, planned or sent while a report was made")
                    .isZero();
        }
    }

    /** A report may name the moment it was made: the clock stands still here. */
    @Test
    void sameRequestGivesTheSameReport() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost first = prepared(ada);
                InMemoryHost second = prepared(ada)) {
            List<TestReply> report = show(first, report(first, weekOf(ada)));

            assertThat(texts(show(first, report(first, weekOf(ada)))))
                    .as("asked again")
                    .isEqualTo(texts(report));
            assertThat(texts(show(second, report(second, weekOf(ada)))))
                    .as("of a new instance")
                    .isEqualTo(texts(report));
        }
    }

    @Test
    void reportIsInTheLanguageOfItsReader() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            Set<String> languages = host.context().texts().languages();
            List<List<String>> reports = new ArrayList<>();
            for (String language : languages) {
                Person reader = reader(1, language);
                prepare(host.context(), reader);
                reports.add(texts(show(host, report(host, weekOf(reader)))));
            }
            reports.removeIf(List::isEmpty);
            assertThat(reports).as("the report in each of %s", languages).doesNotHaveDuplicates();
        }
    }

    @Test
    void unknownLanguageIsNoFailure() throws Exception {
        Person reader = reader(1, "xx");
        try (InMemoryHost host = prepared(reader)) {
            show(host, report(host, weekOf(reader)));
        }
    }

    @Test
    void oddReadersAndParametersAreNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (String odd : ContractInput.ODD_TEXTS) {
                Person reader = new Person(1_001, odd, odd, Optional.empty(), "en");
                Map<String, String> spoilt = new HashMap<>(Map.of("no-such-parameter", odd));
                parameters().keySet().forEach(key -> spoilt.put(key, odd));
                show(host, report(host, new ReportRequest(reader, at(reader), MONDAY, MONDAY.plusDays(6), spoilt)));
            }
            Person ada = reader(1, "en");
            show(host, report(host, new ReportRequest(ada, at(ada), MONDAY, MONDAY, Map.of())));
        }
    }

    /** Whatever the reader's name is and however long the report, Telegram takes every message of it. */
    @Test
    void everyMessageFitsIntoTelegram() throws Exception {
        Person wordy = new Person(1_001, "N".repeat(64), "N".repeat(64), Optional.empty(), "en");
        try (InMemoryHost host = prepared(wordy)) {
            show(host, report(host, request(wordy, MONDAY.minusYears(5), MONDAY.plusYears(5))));
        }
    }

    @Test
    void reportsAtOnceDoNotMix() throws Exception {
        List<Person> readers = IntStream.range(0, READERS)
                .mapToObj(number -> reader(number, "en"))
                .toList();
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Person reader : readers) {
                prepare(host.context(), reader);
            }
            List<List<String>> alone = new ArrayList<>();
            for (Person reader : readers) {
                alone.add(texts(show(host, report(host, weekOf(reader)))));
            }

            List<Reply> together = atOnce(host, readers);

            for (int number = 0; number < READERS; number++) {
                assertThat(texts(show(host, together.get(number))))
                        .as(
                                "the report for %s, made beside %d others",
                                readers.get(number).firstName(), READERS - 1)
                        .isEqualTo(alone.get(number));
            }
        }
    }

    @Test
    void interruptEndsAReportWithinASecond() throws Exception {
        Person ada = reader(1, "en");
        try (InMemoryHost host = prepared(ada)) {
            FutureTask<Reply> work = new FutureTask<>(() -> type(host).report(weekOf(ada)));
            Thread thread = Thread.ofVirtual().start(work);
            if (!thread.join(A_MOMENT)) {
                thread.interrupt();
                assertThat(thread.join(A_SECOND))
                        .as("the report has ended a second after its interrupt")
                        .isTrue();
            }
        }
    }

    private InMemoryHost prepared(Person reader) throws Exception {
        InMemoryHost host = plugin().startInMemory();
        prepare(host.context(), reader);
        return host;
    }

    private static ReportType type(InMemoryHost host) {
        return host.extension(ReportType.class);
    }

    private static Reply report(InMemoryHost host, ReportRequest request) throws Exception {
        FutureTask<Reply> work = new FutureTask<>(() -> type(host).report(request));
        Thread.ofVirtual().start(work);
        try {
            Reply reply = work.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(reply)
                    .as("the report from %s to %s", request.from(), request.to())
                    .isNotNull();
            return reply;
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "no report from " + request.from() + " to " + request.to() + " for " + request.parameters() + ": "
                            + e.getCause(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no report within " + DEADLINE.toSeconds() + " s", e);
        }
    }

    /** Sends it, as the host would, and gives what its reader sees. */
    private static List<TestReply> show(InMemoryHost host, Reply reply) {
        if (reply.parts().isEmpty()) {
            return List.of();
        }
        assertThat(reply.next())
                .as("a step that a report waits for; nobody asked")
                .isEmpty();
        TestChat chat = host.telegram().privateChatWith("Reader");
        int before = chat.replies().size();
        host.pushes().send(Recipient.of(TestBot.ID, chat.id()), reply);
        List<TestReply> all = chat.replies();
        return all.subList(before, all.size());
    }

    private static List<String> texts(List<TestReply> replies) {
        return replies.stream()
                .map(reply -> reply.text()
                        + reply.buttons()
                        + reply.file().map(TestFile::text).orElse(""))
                .toList();
    }

    private List<Reply> atOnce(InMemoryHost host, List<Person> readers) throws Exception {
        List<Future<Reply>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.forEach(
                    reader -> running.add(threads.submit(() -> type(host).report(weekOf(reader)))));
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> one : running) {
            replies.add(one.get());
        }
        return replies;
    }

    private ReportRequest weekOf(Person reader) {
        return request(reader, MONDAY, MONDAY.plusDays(6));
    }

    private ReportRequest request(Person reader, LocalDate from, LocalDate to) {
        return new ReportRequest(reader, at(reader), from, to, parameters());
    }

    private static Recipient at(Person reader) {
        return Recipient.of(TestBot.ID, reader.id());
    }

    private static Person reader(int number, String language) {
        return new Person(2_000 + number, "Reader-" + (100 + number), "", Optional.empty(), language);
    }

    private static LocalDate[] range(String from, String to) {
        return new LocalDate[] {LocalDate.parse(from), LocalDate.parse(to)};
    }
}
