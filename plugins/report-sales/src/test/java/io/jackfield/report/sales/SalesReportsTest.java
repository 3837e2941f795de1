package io.jackfield.report.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The figures of the reports and the lists; what every report promises comes with the contract. */
class SalesReportsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final ReportPeriod DAY = ReportPeriod.containing(Kind.DAY, MONDAY);
    private static final ReportPeriod WEEK = ReportPeriod.containing(Kind.WEEK, MONDAY);

    @RegisterExtension
    static final JackfieldExtension jackfield = SalesFigures.plugin();

    private static List<TestReply> report(String name, ReportPeriod period, String language) {
        TestChat max = jackfield.telegram().privateChatWith("Max", language);
        max.sends("hello");
        return jackfield.reports().sends(name, period, max, "");
    }

    @Test
    void dayIsToldInTextChartAndFiles() {
        SalesFigures.happen(jackfield.context());

        List<TestReply> report = report("sales-daily", DAY, "en");

        assertThat(report.getFirst().text())
                .startsWith("📊 Sales on January 5, 2026")
                .contains("Applications: 1 (before: 0)")
                .contains("looked at a package: 2\n", "began an application: 2 (100% of them)")
                .contains("sent it: 1 (50% of them)")
                .contains("applications won: 1")
                .contains("• Basic: views 3, applications 1, won 1", "• premium: views 1, applications 0, won 0")
                .contains("• Advice: views 0, applications 0, won 0")
                .contains("Popular sections\n• Packages: 2\n• Contact: 1");
        assertThat(report).hasSize(4);
        assertThat(report.get(1).attachment().content()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(new String(report.get(2).attachment().content(), StandardCharsets.UTF_8))
                .contains("Day,Package,Views,Begun,Applications,Won")
                .contains("2026-01-05,Basic,3,1,1,1", "2026-01-05,premium,1,0,0,0");
        assertThat(report.get(3).attachment().content()).startsWith('P', 'K');
    }

    @Test
    void whoeverCameOnTwoDaysOfAWeekCountsOnce() {
        SalesFigures.viewed(jackfield.context(), 1, "basic");
        jackfield.clock().advance(Duration.ofDays(1));
        SalesFigures.viewed(jackfield.context(), 1, "basic");
        SalesFigures.viewed(jackfield.context(), 2, "basic");

        String text = report("sales-weekly", WEEK, "ru").getFirst().text();

        assertThat(text)
                .startsWith("📊 Продажи с 5 января 2026")
                .contains("смотрели пакеты: 2", "• Базовый: просмотры – 3");
    }

    @Test
    void whoeverAppliesWithoutLookingMakesNoShareOfMoreThanAll() {
        SalesFigures.viewed(jackfield.context(), 1, "basic");
        for (int person = 1; person <= 3; person++) {
            SalesFigures.record(jackfield.context(), person, "application.started", Map.of("package", "basic"));
        }

        assertThat(report("sales-daily", DAY, "en").getFirst().text())
                .contains("began an application: 3\n", "sent it: 0 (0% of them)");
    }

    @Test
    void daysAreThoseOfTheBot() {
        jackfield.clock().advance(Duration.ofHours(14));
        SalesFigures.viewed(jackfield.context(), 1, "basic");

        assertThat(report("sales-daily", DAY, "uz").getFirst().text()).doesNotContain("Boshlangʻich");
        assertThat(report("sales-daily", ReportPeriod.containing(Kind.DAY, MONDAY.plusDays(1)), "uz")
                        .getFirst()
                        .text())
                .contains("• Boshlangʻich: koʻrishlar – 1");
    }

    @Test
    void emptyTimeIsToldInOneSentence() {
        ReportPeriod before = ReportPeriod.containing(Kind.WEEK, MONDAY.minusWeeks(3));

        List<TestReply> report = report("sales-weekly", before, "en");

        assertThat(report).hasSize(1);
        assertThat(report.getFirst().text()).endsWith("Nobody has been here in this time.");
    }

    @Test
    void managersChatIsTheOnlyReader() {
        assertThat(jackfield.reports().readers("sales-daily", DAY))
                .containsExactly(new Reader(Recipient.of("test", SalesFigures.MANAGERS), ""));
    }

    @Test
    void statsListsPackagesByDay() {
        SalesFigures.happen(jackfield.context());
        jackfield.clock().advance(Duration.ofDays(1));
        SalesFigures.viewed(jackfield.context(), 1, "basic");

        var stats = jackfield.operator().list("stats");

        assertThat(stats.rows())
                .extracting(ListPage.Row::cells)
                .containsExactly(
                        List.of("2026-01-06", "Basic", "1", "0", "0", "0"),
                        List.of("2026-01-05", "premium", "1", "0", "0", "0"),
                        List.of("2026-01-05", "Basic", "3", "1", "1", "1"),
                        List.of("2026-01-05", "Advice", "0", "1", "0", "0"));
        assertThat(stats.rows("package", "basic")).hasSize(2);
        assertThat(stats.rows("package", "advice")).hasSize(1);
        ListPage first = stats.rows(ListQuestion.first(3));
        assertThat(stats.rows(after(first, 3)).rows())
                .extracting(ListPage.Row::id)
                .containsExactly("2026-01-05/");
        assertThat(stats.csv("ru")).contains("Просмотры", "2026-01-06");
    }

    @Test
    void activityListsWhoeverCameLastFirst() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/start");
        jackfield.clock().advance(Duration.ofHours(1));
        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        ben.sends("/start");
        ben.sends("/start");

        var activity = jackfield.operator().list("activity");

        assertThat(activity.rows())
                .extracting(row -> row.cells().get(1), row -> row.cells().get(4))
                .containsExactly(tuple("Ben", "3"), tuple("Ada", "2"));
        ListPage first = activity.rows(ListQuestion.first(1));
        assertThat(activity.rows(after(first, 5)).rows())
                .extracting(row -> row.cells().get(1))
                .containsExactly("Ada");
    }

    private static ListQuestion after(ListPage page, int most) {
        return new ListQuestion(Map.of(), Optional.empty(), Optional.empty(), page.next(), most);
    }
}
