package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.report.ReportRequest;
import io.jackfield.api.report.ReportType;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.ReportTypeContract;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this report says; what every report promises comes with the contract. */
class ${className}ReportTest extends ReportTypeContract {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(${className}Report.class)
            .named("${artifactId}");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private static String text(String language) throws Exception {
        Person ada = new Person(1, "Ada", "", Optional.empty(), language);
        ReportRequest week = new ReportRequest(ada, Recipient.of("bot", 1), MONDAY, MONDAY.plusDays(6), Map.of());
        return ((ReplyPart.Text) jackfield.extension(ReportType.class).report(week).parts().getFirst()).text();
    }

    @Test
    void namesItsTimeAndItsReader() throws Exception {
        assertThat(text("en")).startsWith("**Report from 2026-11-02 to 2026-11-08**").contains("Dear Ada");
    }

    @Test
    void isInTheLanguageOfItsReader() throws Exception {
        assertThat(text("ru")).startsWith("**Отчёт с 2026-11-02 по 2026-11-08**");
    }
}
