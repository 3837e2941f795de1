package io.jackfield.command.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticesCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(NoticesCommand.class)
            .named("command-notices")
            .timezone(ZoneId.of("Asia/Tashkent"))
            .quietHours("22:30", "08:00")
            .noticeKinds(
                    NoticeSpec.named("missed", "Missed lessons"),
                    NoticeSpec.named("bills", "Bills").always());

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private static TestChat atTheNotices(String name) {
        TestChat chat = jackfield.telegram().privateChatWith(name);
        chat.sends("/notices");
        return chat;
    }

    private static boolean wants(TestChat chat, String kind) {
        return jackfield.context().notices().switches("test", chat.userId(), "en").stream()
                .anyMatch(one -> one.kind().equals(kind) && one.on());
    }

    @Test
    void showsWhatIsToldAndWhenItIsQuiet() {
        TestChat ada = atTheNotices("Ada");

        assertThat(ada.lastReply().text()).isEqualTo("""
                🔔 What shall I tell you by myself? Press to switch it on or off.

                🌙 Quiet from 22:30 to 08:00: what comes meanwhile is told afterwards, unless it is urgent.""");
        assertThat(ada.lastReply().buttons())
                .containsExactly("🔒 Bills", "✅ Missed lessons", "🌙 Quiet hours", "✖ Close");
    }

    @Test
    void pressSwitchesAKindOffAndOnInPlace() {
        TestChat ada = atTheNotices("Ada");

        ada.presses("✅ Missed lessons");
        assertThat(ada.lastReply().isEdit()).isTrue();
        assertThat(ada.lastReply().buttons()).contains("⬜ Missed lessons");
        assertThat(ada.toast()).isEqualTo("Off: Missed lessons");
        assertThat(wants(ada, "missed")).isFalse();
        assertThat(wants(jackfield.telegram().privateChatWith("Ben"), "missed")).isTrue();

        ada.presses("⬜ Missed lessons");
        assertThat(ada.toast()).isEqualTo("On: Missed lessons");
        assertThat(wants(ada, "missed")).isTrue();
        assertThat(ada.onScreen()).hasSize(1);
    }

    @Test
    void whatIsAlwaysToldCannotBeSwitchedOff() {
        TestChat ada = atTheNotices("Ada");

        ada.presses("🔒 Bills");

        assertThat(ada.toast()).isEqualTo("This is always told.");
        assertThat(wants(ada, "bills")).isTrue();
    }

    @Test
    void quietHoursAreChosenInTwoSteps() {
        TestChat ada = atTheNotices("Ada");
        ada.presses("🌙 Quiet hours");
        assertThat(ada.lastReply().text()).isEqualTo("🌙 From what time shall I be quiet? It is 14:00 where you are.");
        assertThat(ada.lastReply().buttons()).hasSize(26).contains("00:00", "23:00", "No quiet hours", "‹ Back");

        ada.presses("21:00");
        assertThat(ada.lastReply().text()).isEqualTo("🌙 Quiet from 21:00. Until what time?");
        assertThat(ada.lastReply().buttons()).doesNotContain("21:00").contains("07:00");
        ada.presses("07:00");

        assertThat(ada.lastReply().text()).contains("🌙 Quiet from 21:00 to 07:00");
        assertThat(ada.toast()).isEqualTo("Saved.");
        assertThat(jackfield.context().notices().quietHours("test", ada.userId()))
                .contains(new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0)));
        assertThat(ada.onScreen()).hasSize(1);
    }

    @Test
    void quietHoursCanBeLeftAsTheyAreOrGivenUp() {
        TestChat ada = atTheNotices("Ada");
        ada.presses("🌙 Quiet hours");
        ada.presses("21:00");
        ada.presses("‹ Back");
        assertThat(ada.lastReply().text()).contains("Quiet from 22:30 to 08:00");

        ada.presses("🌙 Quiet hours");
        ada.presses("No quiet hours");

        assertThat(ada.lastReply().text()).endsWith("🌙 No quiet hours: I tell at any time of day.");
        assertThat(jackfield.context().notices().quietHours("test", ada.userId()))
                .isEmpty();
        ada.presses("🌙 Quiet hours");
        assertThat(ada.lastReply().buttons()).doesNotContain("No quiet hours");
    }

    @Test
    void speaksTheLanguageOfTheUser() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("/notices");
        assertThat(ada.lastReply().text()).startsWith("🔔 О чём мне писать вам самому?");

        TestChat ali = jackfield.telegram().privateChatWith("Ali", "uz");
        ali.sends("/notices");
        assertThat(ali.lastReply().text()).contains("22:30 dan 08:00 gacha");
        assertThat(ali.lastReply().buttons()).contains("🌙 Sokin soatlar");
    }

    @Test
    void groupIsAskedToComeInPrivate() {
        TestChat group = jackfield.telegram().group("Friends", "Ada", "Ben");

        group.sends("/notices");

        assertThat(group.lastReply().text()).startsWith("🔒");
        assertThat(group.lastReply().buttons()).isEqualTo(List.of("Open the chat"));
    }

    @Test
    void closeTakesTheMessageAway() {
        TestChat ada = atTheNotices("Ada");

        ada.presses("✖ Close");

        assertThat(ada.onScreen()).isEmpty();
    }
}
