package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.calls.CallResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the plugin's reports made as the host's schedule does, without waiting for it: for one chat, or for everybody who
 * gets them. What users ask for themselves goes through {@code context().reports()}.
 *
 * <pre>{@code
 * List<TestReply> shown = jackfield.reports().sends("weekly", ReportPeriod.containing(WEEK, monday), ada, "");
 * }</pre>
 */
public final class TestReports {
    private static final int PAGE = 100;

    private final InMemoryReports reports;
    private final BotView bot;
    private final TestTelegram telegram;

    TestReports(InMemoryReports reports, BotView bot, TestTelegram telegram) {
        this.reports = reports;
        this.bot = bot;
        this.telegram = telegram;
    }

    /** Makes one for a chat and sends it there; empty when there was nothing to tell. */
    public List<TestReply> sends(String report, ReportPeriod period, TestChat reader, String subject) {
        return sends(report, period, new Reader(Recipient.of(TestBot.ID, reader.id()), subject));
    }

    /** The same for any reader, such as the chat of a role. */
    public List<TestReply> sends(String report, ReportPeriod period, Reader reader) {
        ChatLog chat = telegram.chat(reader.recipient().chat());
        int before = chat.replies().size();
        reports.makeFor(report, period, reader);
        List<TestReply> all = chat.replies();
        return List.copyOf(all.subList(before, all.size()));
    }

    /** Everybody who gets it for this period, asked page by page. */
    public List<Reader> readers(String report, ReportPeriod period) {
        ReportType type = reports.type(report).extension();
        List<Reader> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ReportReaders page = page(type, period, after);
            all.addAll(page.readers());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    /** Sends everybody theirs; gives those who got one. */
    public List<Reader> runs(String report, ReportPeriod period) {
        return readers(report, period).stream()
                .filter(reader ->
                        !reports.makeFor(report, period, reader).parts().isEmpty())
                .toList();
    }

    private ReportReaders page(ReportType type, ReportPeriod period, Optional<String> after) {
        try {
            return type.readers(bot, period, after, PAGE);
        } catch (Exception e) {
            throw CallResult.Failed.of("under test", e).error();
        }
    }
}
