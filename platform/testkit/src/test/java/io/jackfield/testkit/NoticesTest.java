package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.desk.NoticeDesk.Switch;
import io.jackfield.api.desk.NoticeDesk.Told;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeSpec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticesTest {
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(HelloCommand.class, MissedLessons.class)
            .plan("free", "Free", false)
            .noticeKinds(
                    NoticeSpec.named("news", "News"),
                    NoticeSpec.named("bills", "Bills").always());

    private TestChat ada;
    private TestChat ben;

    @BeforeEach
    void adaAndBenAreKnown() {
        ada = known("Ada");
        ben = known("Ben");
    }

    private static TestChat known(String name) {
        TestChat chat = jackfield.telegram().privateChatWith(name);
        chat.sends("/hello");
        chat.sees("Hello, " + name);
        return chat;
    }

    @Test
    void allPagesAreAskedAndEachChatIsToldOnce() {
        assertThat(jackfield.notices().ask("missed")).isEqualTo(2);
        assertThat(jackfield.notices().ask("missed")).isZero();

        ada.sees("Ada missed algebra");
        ada.seesNothingMore();
        ben.sees("Ben missed algebra");
        ben.seesNothingMore();
        assertThat(jackfield.notices().history(ada)).extracting(Told::state).containsExactly(Told.State.SENT);
    }

    @Test
    void kindIsAskedAtItsTimes() {
        jackfield.clock().advance(Duration.ofHours(2));
        ada.sees("Ada missed algebra");

        jackfield.clock().advance(DAY);
        ada.sees("Ada missed algebra");
        ada.seesNothingMore();
    }

    @Test
    void whoHasSwitchedItOffIsNotTold() {
        jackfield.notices().switchOff(ada, "missed");

        assertThat(jackfield.notices().ask("missed")).isEqualTo(1);

        ada.seesNothingMore();
        ben.sees("Ben missed algebra");
        jackfield.notices().switchOn(ada, "missed");
        assertThat(jackfield.notices().ask("missed")).isEqualTo(1);
        ada.sees("Ada missed algebra");
    }

    @Test
    void quietHoursHoldItBack() {
        jackfield.notices().quietHours(ada, "08:00", "09:30");
        jackfield.notices().ask("missed");
        ada.seesNothingMore();
        assertThat(jackfield.notices().history(ada)).extracting(Told::state).containsExactly(Told.State.WAITING);

        jackfield.clock().advance(Duration.ofMinutes(31));

        ada.sees("Ada missed algebra");
        assertThat(jackfield.notices().history(ada)).extracting(Told::state).containsExactly(Told.State.SENT);
    }

    @Test
    void whatWaitsIsLeftOutWhenItIsSwitchedOffMeanwhile() {
        jackfield.notices().quietHours(ada, "08:00", "09:30");
        jackfield.notices().ask("missed");
        jackfield.notices().switchOff(ada, "missed");

        jackfield.clock().advance(Duration.ofMinutes(31));

        ada.seesNothingMore();
        assertThat(jackfield.notices().history(ada)).isEmpty();
    }

    @Test
    void whoHasBlockedTheBotIsUnreachable() {
        Recipient gone = Recipient.of("test", ada.id());
        ada.blocksTheBot();

        boolean taken = desk().tell("missed", Notice.of("k", gone, Reply.text("Hi")));

        assertThat(taken).isTrue();
        assertThat(desk().history(gone, 5)).extracting(Told::state).containsExactly(Told.State.UNREACHABLE);
    }

    @Test
    void switchesAreThoseOfAllPlugins() {
        jackfield.notices().switchOff(ada, "news");

        assertThat(desk().switches("test", ada.userId(), "en"))
                .contains(new Switch("bills", "Bills", true, false), new Switch("news", "News", false, true))
                .hasSize(3);
        assertRefused(StandardError.REQUEST_REJECTED, () -> desk().turn("test", ada.userId(), "bills", false));
        assertRefused(StandardError.NOT_FOUND, () -> desk().turn("test", ada.userId(), "other", false));
        assertRefused(
                StandardError.NOT_FOUND,
                () -> desk().tell("news", Notice.of("k", Recipient.of("test", ada.id()), Reply.text("Hi"))));
        assertThat(desk().quietHours("test", ada.userId())).isEqualTo(Optional.empty());
    }

    private static NoticeDesk desk() {
        return jackfield.context().notices();
    }

    private static void assertRefused(StandardError error, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }
}
