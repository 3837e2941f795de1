package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.report.HostReportCall;
import io.jackfield.host.report.ReportRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One report that a suite has made. */
final class ContractReport {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long A_GROUP = -1_000_000_002_001L;

    private final InMemoryHost host;
    private final ReportType type;
    private final ReportPeriod period;
    private final Reader reader;
    private final Optional<Person> person;
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private boolean asked = true;
    private boolean modelsAreSilent;

    ContractReport(InMemoryHost host, ReportType type, ReportPeriod period, Reader reader, Optional<Person> person) {
        this.host = host;
        this.type = type;
        this.period = period;
        this.reader = reader;
        this.person = person;
    }

    ContractReport scheduled() {
        asked = false;
        return this;
    }

    ContractReport withSilentModels() {
        modelsAreSilent = true;
        return this;
    }

    /** In a group that nobody asked in. */
    ContractReport inGroup() {
        Reader group = new Reader(Recipient.of(TestBot.ID, A_GROUP), reader.subject());
        return new ContractReport(host, type, period, group, Optional.empty()).scheduled();
    }

    /** What it has asked models until now. */
    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** On the thread that calls. */
    Reply make() throws Exception {
        return type.report(new HostReportCall(
                host.context().onlyBot(), period, reader.subject(), reader.recipient(), person, asked, this::comment));
    }

    private Optional<String> comment(Question question) {
        questions.add(question);
        return modelsAreSilent ? Optional.empty() : Optional.of("A model says this.");
    }

    /** Waits for it, no longer than a host would. */
    Reply reply() throws InterruptedException {
        FutureTask<Reply> work = new FutureTask<>(this::make);
        Thread.ofVirtual().start(work);
        try {
            Reply reply = work.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(reply).as("the report of %s", period.key()).isNotNull();
            return ReportRules.checked("under test", reply);
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "no report of " + period.key() + " about '" + reader.subject() + "': " + e.getCause(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no report of " + period.key() + " within " + DEADLINE.toSeconds() + " s", e);
        }
    }

    /** What its reader sees of it. */
    List<String> shown() throws InterruptedException {
        return show(host, reply());
    }

    /** Sends it, as the host would, and gives what its reader sees. */
    static List<String> show(InMemoryHost host, Reply reply) {
        if (reply.parts().isEmpty()) {
            return List.of();
        }
        TestChat chat = host.telegram().privateChatWith("Reader");
        int before = chat.replies().size();
        host.pushes().send(Recipient.of(TestBot.ID, chat.id()), reply);
        List<TestReply> all = chat.replies();
        return all.subList(before, all.size()).stream()
                .map(shown -> shown.text()
                        + shown.buttons()
                        + shown.file().map(TestFile::text).orElse(""))
                .toList();
    }

    static List<Reply> atOnce(List<ContractReport> reports) throws Exception {
        List<Future<Reply>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            reports.forEach(report -> running.add(threads.submit(report::make)));
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> one : running) {
            replies.add(one.get());
        }
        return replies;
    }
}
