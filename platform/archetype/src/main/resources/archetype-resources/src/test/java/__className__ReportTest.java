package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.report.ReportPeriod;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.ReportTypeContract;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this report says; what every report promises comes with the contract. */
class ${className}ReportTest extends ReportTypeContract {
    private static final ReportPeriod WEEK =
            ReportPeriod.containing(ReportPeriod.Kind.WEEK, LocalDate.of(2026, 11, 2));

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(${className}Report.class)
            .named("${artifactId}");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    /** As the schedule sends it. */
    private static String text(TestChat chat) {
        chat.sends("hello");
        TestReply report = jackfield.reports().sends("${name}", WEEK, chat, "").getFirst();
        return report.text();
    }

    @Test
    void namesItsTimeAndItsReader() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        assertThat(text(ada)).startsWith("Report from 2026-11-02 to 2026-11-08").contains("Dear Ada");
    }

    @Test
    void isInTheLanguageOfItsReader() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada", "ru");

        assertThat(text(ada)).startsWith("Отчёт с 2026-11-02 по 2026-11-08");
    }

    @Test
    void goesToEverybody() {
        jackfield.telegram().privateChatWith("Ada").sends("hello");
        jackfield.telegram().privateChatWith("Bob").sends("hello");

        assertThat(jackfield.reports().runs("${name}", WEEK)).hasSize(2);
    }
}
