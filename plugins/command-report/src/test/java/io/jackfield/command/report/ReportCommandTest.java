package io.jackfield.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.command.report.SampleReports.Broken;
import io.jackfield.command.report.SampleReports.Progress;
import io.jackfield.command.report.SampleReports.Weekly;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The clock stands at Monday, 5 January 2026. */
class ReportCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = reports()
            .otherReports(Weekly.class, Progress.class, Broken.class)
            .commands(CommandSpec.command("billing").purpose(Purpose.BUY));

    private static JackfieldExtension reports() {
        return JackfieldExtension.with(ReportCommand.class)
                .named("command-report")
                .permissions()
                .botTexts("en", "sample.weekly", "Week at school")
                .botTexts("en", "sample.progress", "Progress")
                .botTexts("en", "sample.broken", "A broken one")
                .plan("free", "Free", false)
                .plan("vip", "VIP", false)
                .features("vip", "progress");
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private TestChat ada;

    @BeforeEach
    void meetAda() {
        ada = jackfield.telegram().privateChatWith("Ada");
    }

    private static TestReply screen(TestChat chat) {
        return chat.replies().getLast();
    }

    @Test
    void reportIsChosenStepByStepAndShown() {
        ada.sends("/report");
        assertThat(screen(ada).text()).isEqualTo("📊 Which report would you like?");
        assertThat(screen(ada).buttons()).containsExactly("A broken one", "🔒 Progress", "Week at school");

        ada.presses("Week at school");
        assertThat(screen(ada).text()).isEqualTo("Week at school: about whom or what?");
        assertThat(screen(ada).buttons()).containsExactly("Child 1", "Child 2", "‹ Back");
        ada.presses("Child 2");
        assertThat(screen(ada).text()).isEqualTo("Week at school · Child 2: for which time?");
        assertThat(screen(ada).buttons())
                .containsExactly("This week", "Last week", "This month", "Last month", "📅 Other dates", "‹ Back");
        ada.presses("Last week");

        assertThat(ada.replies())
                .extracting(TestReply::text)
                .endsWith(
                        "Week at school · Child 2\nDec 29, 2025 – Jan 4, 2026",
                        "Learnt by " + ada.userId() + "-2 from 2025-12-29 to 2026-01-04");
    }

    @Test
    void nothingToTellIsSaidKindly() {
        ada.sends("/report weekly " + ada.userId() + "-1");
        ada.presses("Last month");

        assertThat(screen(ada).text())
                .isEqualTo("Week at school · Child 1\nDecember 2025\n\nThere is nothing to tell for this time yet.");
        ada.presses("↩ Another report");
        assertThat(screen(ada).text()).startsWith("📊 Which report");
    }

    @Test
    void monthIsWrittenAsTheReadersLanguageWritesIt() {
        TestChat aziz = jackfield.telegram().privateChatWith("Aziz", "uz");
        aziz.sends("/report weekly " + aziz.userId() + "-1");
        aziz.presses("Oʻtgan oy");

        assertThat(screen(aziz).text()).contains("\n2025-yil dekabr\n");
    }

    @Test
    void datesCanBeWritten() {
        ada.sends("/report weekly " + ada.userId() + "-1");
        ada.presses("📅 Other dates");
        ada.sends("next year");
        assertThat(screen(ada).text()).startsWith("I cannot read these dates.");

        ada.sends("15.12–03.01");

        assertThat(screen(ada).text()).isEqualTo("Learnt by " + ada.userId() + "-1 from 2025-12-15 to 2026-01-03");
    }

    @Test
    void whatAnotherPlanOpensLeadsToBuying() {
        ada.sends("/report");
        ada.presses("🔒 Progress");
        assertThat(screen(ada).text()).isEqualTo("🔒 “Progress” is part of another plan.");
        assertThat(screen(ada).buttons()).containsExactly("💎 See the plans", "‹ Back");

        ada.getsPlan("vip");
        ada.presses("‹ Back");
        ada.presses("Progress");
        ada.presses("This week");

        assertThat(screen(ada).text()).isEqualTo("Progress");
    }

    @Test
    void planThatHasEndedInBetweenDoesNotOpenAnOldButton() {
        ada.getsPlan("vip");
        ada.sends("/report progress");
        ada.losesPlan();

        ada.presses("This week");

        assertThat(screen(ada).text()).isEqualTo("🔒 “Progress” is part of another plan.");
    }

    @Test
    void whatCannotBeMadeIsAskedForAgain() {
        ada.sends("/report broken");
        ada.presses("Today");
        assertThat(screen(ada).text()).startsWith("The report could not be made just now.");
        assertThat(screen(ada).buttons()).containsExactly("🔄 Try again", "‹ Back");

        ada.presses("🔄 Try again");
        assertThat(screen(ada).text()).startsWith("The report could not be made just now.");
    }

    @Test
    void earlierReportsAreThereOnceMore() {
        ada.sends("/report weekly " + ada.userId() + "-1");
        ada.presses("This week");
        ada.sends("/report");
        assertThat(screen(ada).buttons()).endsWith("🕓 Earlier reports");

        ada.presses("🕓 Earlier reports");
        assertThat(screen(ada).buttons())
                .containsExactly("Week at school · Child 1 · Jan 5, 2026 – Jan 11, 2026", "‹ Back");
        ada.presses("Week at school · Child 1 · Jan 5, 2026 – Jan 11, 2026");

        assertThat(screen(ada).text()).isEqualTo("Learnt by " + ada.userId() + "-1 from 2026-01-05 to 2026-01-11");
    }

    @Test
    void manySubjectsComeInPages() {
        TestChat lena = jackfield.telegram().privateChatWith("Lena");
        lena.sends("/report weekly");
        assertThat(screen(lena).buttons()).hasSize(10).contains("Child 8", "›").doesNotContain("Child 9", "‹");

        lena.presses("›");
        assertThat(screen(lena).buttons()).containsExactly("Child 9", "Child 10", "‹", "‹ Back");
        lena.presses("‹");
        assertThat(screen(lena).buttons()).contains("Child 1", "›");
    }

    @Test
    void subjectOfAnotherUserIsNotThere() {
        TestChat eve = jackfield.telegram().privateChatWith("Eve");
        ada.sends("/report");
        eve.sends("/report weekly " + ada.userId() + "-1");

        assertThat(screen(eve).text()).isEqualTo("This is not available any more. Please choose again.");
    }

    @Test
    void languagesOfTheBotAreSpoken() {
        TestChat ru = jackfield.telegram().privateChatWith("Anna", "ru");
        ru.sends("/report");
        assertThat(screen(ru).text()).isEqualTo("📊 Какой отчёт показать?");
        TestChat uz = jackfield.telegram().privateChatWith("Aziz", "uz");
        uz.sends("/report");
        assertThat(screen(uz).text()).isEqualTo("📊 Qaysi hisobotni koʻrsatay?");
    }

    @Nested
    class WithOneReport {
        @RegisterExtension
        static final JackfieldExtension one = reports().otherReports(Weekly.class);

        @Test
        void itIsNotAskedFor() {
            TestChat bob = one.telegram().privateChatWith("Bob");
            bob.sends("/report");
            assertThat(screen(bob).buttons()).contains("Child 1", "Child 2");
        }
    }

    @Nested
    class WithoutReports {
        @RegisterExtension
        static final JackfieldExtension none = reports();

        @Test
        void thatIsSaid() {
            TestChat bob = none.telegram().privateChatWith("Bob");
            bob.sends("/report");
            assertThat(bob.replies())
                    .extracting(TestReply::text)
                    .isEqualTo(List.of("There are no reports for you here yet."));
        }
    }
}
