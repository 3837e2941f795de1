package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportDesk;
import io.jackfield.api.report.ReportDesk.Asker;
import io.jackfield.api.report.ReportDesk.Made;
import io.jackfield.api.report.ReportDesk.Offer;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportDeskTest {
    private static final ReportPeriod WEEK = ReportPeriod.containing(Kind.WEEK, LocalDate.of(2026, 1, 5));

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(Children.class)
            .otherReports(ForStaff.class, ForPayers.class)
            .botTexts("en", "children", "Of a child")
            .botTexts("en", "staff", "For staff")
            .botTexts("en", "payers", "For payers")
            .offer("fast", "Fast", "any", false)
            .plan("free", "Free", false)
            .plan("vip", "VIP", false)
            .features("vip", "figures")
            .staff("managers", -1_000_000_009_001L, 1_002L);

    @Test
    void usersAreOfferedWhatTheirRoleLetsThem() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat manager = jackfield.telegram().privateChatWith("Manager");

        assertThat(reports().offers(asker(ada)))
                .extracting(Offer::title, Offer::open)
                .containsExactly(tuple("For payers", false), tuple("Of a child", true));
        assertThat(reports().offers(asker(manager)))
                .extracting(Offer::name)
                .containsExactly("payers", "staff", "children");
    }

    @Test
    void reportOfAnotherRoleIsNotThere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        assertError(StandardError.NOT_FOUND, () -> reports().make(asker(ada), "staff", WEEK, ""));
        assertError(StandardError.NOT_FOUND, () -> reports().subjects(asker(ada), "staff"));
    }

    @Test
    void onlyListedSubjectsAndPeriodsAreMade() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        assertThat(reports().subjects(asker(ada), "children"))
                .extracting(ReportSubject::id)
                .containsExactly("child-" + ada.userId());
        assertError(StandardError.NOT_FOUND, () -> reports().make(asker(ada), "children", WEEK, "child-7"));
        assertError(StandardError.NOT_FOUND, () -> reports().make(asker(ada), "children", WEEK, ""));
        ReportPeriod month = ReportPeriod.containing(Kind.MONTH, WEEK.from());
        assertError(
                StandardError.NOT_FOUND, () -> reports().make(asker(ada), "children", month, "child-" + ada.userId()));
    }

    @Test
    void planOpensAReport() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        assertError(StandardError.SUBSCRIPTION_REQUIRED, () -> reports().make(asker(ada), "payers", WEEK, ""));
        ada.getsPlan("vip");

        assertThat(reports().make(asker(ada), "payers", WEEK, "").parts()).hasSize(1);
    }

    @Test
    void runSendsEverybodyTheirs() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat bob = jackfield.telegram().privateChatWith("Bob");
        ada.sends("hello");
        bob.sends("hello");

        List<Reader> sent = jackfield.reports().runs("children", WEEK);

        assertThat(sent).hasSize(2);
        assertThat(ada.replies().getLast().text()).startsWith("Ada's week");
        assertThat(bob.replies().getLast().text()).startsWith("Bob's week");
        assertThat(reports().history(Recipient.of("test", bob.id()), 10))
                .extracting(Made::report, Made::period, Made::state)
                .containsExactly(tuple("children", WEEK, Made.State.SENT));
    }

    @Test
    void modelIsAskedOnceForAReport() {
        jackfield.model().answers("Well done");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        String child = "child-" + ada.userId();

        List<TestReply> first = jackfield.reports().sends("children", WEEK, ada, child);
        List<TestReply> second = jackfield.reports().sends("children", WEEK, ada, child);

        assertThat(first.getFirst().text())
                .endsWith("Well done")
                .isEqualTo(second.getFirst().text());
        assertThat(jackfield.model().questions()).hasSize(1);
    }

    private static void assertError(StandardError error, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        thrown -> assertThat(thrown.error()).isEqualTo(error));
    }

    private static ReportDesk reports() {
        return jackfield.context().reports();
    }

    private static Asker asker(TestChat chat) {
        return new Asker(Recipient.of("test", chat.id()), chat.userId(), "en");
    }

    /** About the one child that everybody has. */
    public static final class Children implements ReportType {
        public Children(PluginContext context) {
            // needs nothing of it
        }

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("children", "children", Kind.WEEK);
        }

        @Override
        public List<ReportSubject> subjects(BotView bot, Person asker) {
            return List.of(new ReportSubject("child-" + asker.id(), "The child"));
        }

        @Override
        public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
            return new ReportReaders(List.of(reader(bot, 1_001), reader(bot, 1_002)), Optional.empty());
        }

        private static Reader reader(BotView bot, long user) {
            return new Reader(Recipient.of(bot.bot().id(), user), "child-" + user);
        }

        @Override
        public Reply report(ReportCall call) {
            String said = call.comment(new Question("test", "fast", List.of(ModelMessage.user("Praise"))))
                    .orElse("");
            return Reply.text(call.reader().orElseThrow().firstName() + "'s week: " + said);
        }
    }

    /** For those with a role. */
    public static final class ForStaff implements ReportType {
        public ForStaff(PluginContext context) {
            // needs nothing of it
        }

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("staff", "staff", Kind.WEEK).forRoles("managers");
        }

        @Override
        public Reply report(ReportCall call) {
            return Reply.text("figures");
        }
    }

    /** For those who pay. */
    public static final class ForPayers implements ReportType {
        public ForPayers(PluginContext context) {
            // needs nothing of it
        }

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("payers", "payers", Kind.WEEK).needing("figures");
        }

        @Override
        public Reply report(ReportCall call) {
            return Reply.text("more figures");
        }
    }
}
