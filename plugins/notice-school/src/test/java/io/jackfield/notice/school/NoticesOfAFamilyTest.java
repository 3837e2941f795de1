package io.jackfield.notice.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.SwitchedSource;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** It is Monday, 5 January 2026. Aziz, 7-A, is the child of Ada and Ben, Anna that of Eve; Tom is a teacher. */
class NoticesOfAFamilyTest extends CommandHandlerContract {
    private static final SwitchedSource PLATFORM =
            new SwitchedSource(TestSchool.get().platform());
    private static final DataSource TABLES = TestSchool.get().tables();
    private static final DataSource OWN = TestSchool.get().ownTables();
    private static final long TOM = 1_004;

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    AchievementNotices.class,
                    MissedNotices.class,
                    RecommendationNotices.class,
                    ReminderNotices.class,
                    TestNotices.class,
                    InactiveNotices.class,
                    SystemNotices.class,
                    AnnounceCommand.class)
            .named("notice-school")
            .config("announcers", List.of("teachers"))
            .staff("teachers", -100_700, TOM)
            .commands(CommandSpec.command("recommendations").described("Recommendations"))
            .database(OWN)
            .database(School.DATABASE, PLATFORM)
            .tablesOf("lib-school", TABLES);

    private TestChat ada;
    private TestChat ben;
    private TestChat eve;
    private TestChat tom;

    @BeforeEach
    void link() throws Exception {
        PLATFORM.back();
        TestSchool.execute(TABLES, "truncate parent cascade");
        TestSchool.execute(OWN, "truncate announcement");
        restore();
        ada = jackfield.telegram().privateChatWith("Ada");
        ben = jackfield.telegram().privateChatWith("Ben");
        eve = jackfield.telegram().privateChatWith("Eve");
        tom = jackfield.telegram().privateChatWith("Tom");
        link(ada, "1001", "1002");
        link(ben, "1001");
        link(eve, "1003");
    }

    @AfterEach
    void restore() {
        TestSchool.execute(TestSchool.get().platform(), """
                delete from achievement where id > 900000;
                delete from absence where learner_id in (1001, 1002, 1003)
                    and lesson_id in (select id from lesson where day between '2026-01-03' and '2026-01-05');
                delete from mark where kind = 'of a test'
                """);
    }

    private static void link(TestChat parent, String... learners) throws Exception {
        parents()
                .link(
                        "test",
                        parent.userId(),
                        School.of(jackfield.context()).learners(List.of(learners)),
                        "a@example.org");
    }

    private static Parents parents() {
        return Parents.of(jackfield.context());
    }

    private static void school(String sql) {
        TestSchool.execute(TestSchool.get().platform(), sql);
    }

    private static void absent(String state) {
        school("insert into absence select 1001, n.id, '" + state + "' from lesson n join learner l using (class_id)"
                + " where l.id = 1001 and n.day = '2026-01-05' and n.number <= 2 on conflict do nothing");
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void achievementIsToldToEachParentOnceAndToNobodyElse() {
        school("insert into achievement values (900001, 1001, '2026-01-05', 'Yaxshi', 'Хорошо', 'First at chess')");

        assertThat(jackfield.notices().ask("achievement")).isEqualTo(2);
        assertThat(jackfield.notices().ask("achievement")).isZero();

        String told = "🏅 Good news about Aziz Karimov: First at chess. Congratulations!";
        assertThat(ada.lastReply().text()).isEqualTo(told);
        assertThat(ben.lastReply().text()).isEqualTo(told);
        assertThat(eve.replies()).isEmpty();
    }

    @Test
    void missedLessonsOfADayAreToldTogether() {
        absent("absent");

        assertThat(jackfield.notices().ask("missed")).isEqualTo(2);

        assertThat(ada.lastReply().text())
                .startsWith("🚪 Aziz Karimov missed 2 lessons on 5 January:\n• 1. ")
                .contains("\n• 2. ");
        assertThat(eve.replies()).isEmpty();
    }

    @Test
    void lessonsMissedWithAReasonAreNoNews() {
        absent("excused");

        assertThat(jackfield.notices().ask("missed")).isZero();
    }

    @Test
    void fallingMarksAreToldWithAWayOn() {
        school("insert into mark select 1001, n.id, 'of a test', case when n.day < '2025-12-23' then 5 else 2 end"
                + " from lesson n join learner l using (class_id) where l.id = 1001 and n.subject_id = 1"
                + " and n.day between '2025-12-09' and '2026-01-05' on conflict (learner_id, lesson_id) do update"
                + " set value = excluded.value");

        assertThat(jackfield.notices().ask("recommendation")).isGreaterThanOrEqualTo(2);

        assertThat(ada.replies())
                .filteredOn(reply -> reply.text().contains("A word about Aziz Karimov"))
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.text())
                            .containsPattern("• .+: [45].* → [23]")
                            .contains("A quiet talk");
                    assertThat(reply.buttons()).containsExactly("💡 What can we do?");
                });
        assertThat(jackfield.notices().ask("recommendation")).isZero();
    }

    @Test
    void lessonsOfTomorrowAreToldWithTheirHomework() {
        assertThat(jackfield.notices().ask("reminder")).isEqualTo(4);

        assertThat(ben.lastReply().text())
                .startsWith("🎒 Aziz Karimov, tomorrow's lessons, 6 January:\n\n1. ")
                .contains("\n2. ", "📝 ");
        assertThat(ada.replies()).hasSize(2);
    }

    @Test
    void testOfTheNextDaysIsToldOnce() {
        school("update lesson set test = null where day between '2026-01-05' and '2026-01-12'");
        school("update lesson set test = 'Kasrlar' from learner l where l.id = 1001 and lesson.class_id = l.class_id"
                + " and lesson.day = '2026-01-07' and lesson.number = 1");

        assertThat(jackfield.notices().ask("test")).isEqualTo(2);
        assertThat(jackfield.notices().ask("test")).isZero();

        assertThat(ben.lastReply().text())
                .startsWith("✍️ Aziz Karimov has a test on 7 January: ")
                .endsWith(", “Kasrlar”.");
        assertThat(eve.replies()).isEmpty();
    }

    @Test
    void learnerWhoWasInNoLessonForAWeekIsToldOfUnlessAllHadAReason() {
        assertThat(jackfield.notices().ask("inactive")).isZero();
        school("insert into absence select 1001, n.id, 'excused' from lesson n join learner l using (class_id)"
                + " where l.id = 1001 and n.day between '2025-12-29' and '2026-01-05' on conflict do nothing");
        school("update absence set state = 'excused' where learner_id = 1001"
                + " and lesson_id in (select id from lesson where day between '2025-12-29' and '2026-01-05')");
        assertThat(jackfield.notices().ask("inactive")).isZero();

        school("update absence set state = 'absent' where learner_id = 1001"
                + " and lesson_id in (select id from lesson where day between '2025-12-29' and '2026-01-05')");

        assertThat(jackfield.notices().ask("inactive")).isEqualTo(2);
        assertThat(ben.lastReply().text()).startsWith("💤 Aziz Karimov has been in no lesson since 29 December.");
        assertThat(eve.replies()).isEmpty();
        school("delete from absence where learner_id = 1001"
                + " and lesson_id in (select id from lesson where day between '2025-12-29' and '2026-01-05')");
    }

    @Test
    void parentWhoHasBeenUnlinkedIsToldNothing() {
        parents().unlink("test", ben.userId(), "1001");

        jackfield.notices().ask("reminder");

        assertThat(ben.replies()).isEmpty();
    }

    @Test
    void everyoneReadsInTheirLanguage() throws Exception {
        TestChat lola = jackfield.telegram().privateChatWith("Lola", "uz");
        link(lola, "1001");
        lola.sends("/announce");
        absent("absent");

        jackfield.notices().ask("missed");

        assertThat(lola.lastReply().text()).startsWith("🚪 Aziz Karimov 5-yanvar kuni 2 ta dars qoldirdi:");
        assertThat(ada.lastReply().text()).startsWith("🚪 Aziz Karimov missed 2 lessons");
    }

    @Test
    void schoolThatIsAwayIsAskedAgainLater() {
        absent("absent");
        PLATFORM.goAway();
        assertThatThrownBy(() -> jackfield.notices().ask("missed"))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        error -> assertThat(error.error()).isEqualTo(StandardError.UNAVAILABLE));
        PLATFORM.back();

        assertThat(jackfield.notices().ask("missed")).isEqualTo(2);
    }

    @Test
    void announcementReachesTheParentsOfAClassAfterALookAtIt() {
        tom.sends("/announce");
        assertThat(tom.lastReply().keys()).contains("All parents", "7-A", "✖ Cancel");
        tom.sends("7-a");
        tom.sends("Bring a ruler tomorrow.");
        assertThat(tom.replies())
                .extracting(reply -> reply.text())
                .contains("📢 From the school\n\nBring a ruler tomorrow.");
        assertThat(tom.lastReply().text())
                .isEqualTo("This goes to the parents of class 7-A: 2 people. Shall I send it?");
        assertThat(ada.replies()).isEmpty();
        tom.sends("✅ Send");

        jackfield.clock().advance(Duration.ofMinutes(2));

        assertThat(ada.replies())
                .singleElement()
                .satisfies(
                        reply -> assertThat(reply.text()).isEqualTo("📢 From the school\n\nBring a ruler tomorrow."));
        assertThat(ben.replies()).hasSize(1);
        assertThat(eve.replies()).isEmpty();
        assertThat(jackfield.events("school.announced")).hasSize(1);
        jackfield.clock().advance(Duration.ofMinutes(10));
        assertThat(ada.replies()).hasSize(1);
    }

    @Test
    void announcementToAllReachesEverybodyOnce() {
        tom.sends("/announce");
        tom.sends("All parents");
        tom.sends("No school on Friday.");
        tom.sends("✅ Send");

        assertThat(jackfield.notices().ask("system")).isEqualTo(3);
        assertThat(jackfield.notices().ask("system")).isZero();
        assertThatThrownBy(() -> jackfield.notices().switchOff(ada, "system")).isInstanceOf(JackfieldException.class);
    }

    @Test
    void onlyStaffCanAnnounce() {
        ada.sends("/announce");

        assertThat(ada.lastReply().text()).isEqualTo("Announcements are for the school's staff.");
    }

    @Test
    void nothingIsSentBeforeTheYesAndAfterACancel() {
        tom.sends("/announce");
        tom.sends("12-Z");
        assertThat(tom.lastReply().text()).startsWith("I know no parents of such a class.");
        tom.sends("All parents");
        tom.sends("x".repeat(3_001));
        assertThat(tom.lastReply().text()).isEqualTo("Please write a text of 1 to 3000 characters.");
        tom.sends("Hello");
        tom.sends("yes");
        tom.sends("/cancel");

        assertThat(tom.lastReply().text()).isEqualTo("All right, nothing was sent.");
        assertThat(jackfield.notices().ask("system")).isZero();
    }
}
