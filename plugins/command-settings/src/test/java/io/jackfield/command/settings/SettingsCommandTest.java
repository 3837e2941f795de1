package io.jackfield.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(SettingsCommand.class, LanguageCommand.class)
            .named("command-settings")
            .commands(CommandSpec.command("model"), CommandSpec.command("role"), CommandSpec.command("help"));

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private static String timeIn(String zone) {
        return DateTimeFormatter.ofPattern("HH:mm")
                .format(LocalTime.ofInstant(jackfield.clock().instant(), ZoneId.of(zone)));
    }

    @Test
    void showsWhatIsSetAndWhatElseThereIs() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/settings");

        TestReply settings = ada.sees("""
            ⚙️ Settings

            Language: English
            Formatting: classic
            Time zone: UTC, %s

            More to choose: /model, /role\
            """.formatted(timeIn("UTC")));
        assertThat(settings.buttons()).containsExactly("🌐 Language", "✍️ Formatting", "🕓 Time zone", "✖ Close");
    }

    @Test
    void languageCountsAtOnceAndTheMessageSpeaksIt() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");
        ada.presses("🌐 Language");
        assertThat(ada.lastReply().buttons()).containsExactly("✅ English", "Русский", "Oʻzbek", "‹ Back");

        ada.presses("Русский");

        TestReply settings = ada.lastReply();
        assertThat(settings.isEdit()).isTrue();
        assertThat(settings.text()).startsWith("⚙️ Настройки\n\nЯзык: Русский\nОформление: обычное");
        assertThat(settings.buttons()).contains("🌐 Язык", "✖ Закрыть");
        assertThat(ada.toast()).isEqualTo("Сохранено.");
        assertThat(ada.preferences().get("language")).contains("ru");
        assertThat(ada.onScreen()).hasSize(1);
    }

    @Test
    void formattingIsChosenInPlaceAndTakenBack() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");
        ada.presses("✍️ Formatting");
        assertThat(ada.lastReply().text()).contains("An older Telegram app may not show them");
        assertThat(ada.lastReply().buttons()).containsExactly("✅ classic", "rich messages", "‹ Back");

        ada.presses("rich messages");

        assertThat(ada.preferences().get("formatting")).contains("rich");
        assertThat(ada.lastReply().text()).contains("Formatting: rich messages");
        ada.presses("✍️ Formatting");
        ada.presses("classic");
        assertThat(ada.preferences().get("formatting")).isEmpty();
    }

    @Test
    void likelyTimeZoneIsChosenByTheTimeThere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("/settings");
        ada.presses("🕓 Часовой пояс");
        String moscow = "Москва, " + timeIn("Europe/Moscow");
        assertThat(ada.lastReply().buttonRows()).hasSize(7);

        ada.presses(moscow);

        assertThat(ada.preferences().get("timezone")).contains("Europe/Moscow");
        assertThat(ada.lastReply().text()).contains("Часовой пояс: " + moscow);
        ada.presses("🕓 Часовой пояс");
        assertThat(ada.lastReply().buttons()).contains("✅ " + moscow);
    }

    @Test
    void typedCityIsFoundWhereverTheZonesAreOnTheScreen() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("/settings");
        ada.presses("🕓 Часовой пояс");

        ada.sends("санкт петербург");

        assertThat(ada.preferences().get("timezone")).contains("Europe/Moscow");
        assertThat(ada.lastReply().text()).startsWith("⚙️ Настройки");
    }

    @Test
    void cityIsFoundInAnotherLanguageThanTheUserReads() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");
        ada.presses("🕓 Time zone");

        ada.sends("томск");

        assertThat(ada.preferences().get("timezone")).contains("Asia/Tomsk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fargʻona", "farg'ona", "Farg‘ona", "fargona"})
    void uzbekCityIsFoundWhicheverApostropheIsTyped(String city) {
        TestChat dilnoza = jackfield.telegram().privateChatWith("Dilnoza", "uz");
        dilnoza.sends("/settings");
        dilnoza.presses("🕓 Vaqt mintaqasi");

        dilnoza.sends(city);

        assertThat(dilnoza.preferences().get("timezone")).contains("Asia/Tashkent");
        assertThat(dilnoza.lastReply().text()).startsWith("⚙️ Sozlamalar");
    }

    @Test
    void severalCitiesAreAskedAbout() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");
        ada.presses("🕓 Time zone");

        ada.sends("san");

        assertThat(ada.lastReply().text()).isEqualTo("Which one do you mean?");
        ada.presses("Santiago, " + timeIn("America/Santiago"));
        assertThat(ada.preferences().get("timezone")).contains("America/Santiago");
    }

    @Test
    void unknownCityIsAskedForAgain() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");
        ada.presses("🕓 Time zone");

        ada.sends("Atlantis");

        assertThat(ada.lastReply().text()).startsWith("I do not know this city.");
        ada.sends("-3:30");
        assertThat(ada.preferences().get("timezone")).contains("-03:30");
        assertThat(ada.lastReply().text()).contains("Time zone: UTC-03:30, ");
    }

    @Test
    void backEndsTheWaitingForACity() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");
        ada.presses("🕓 Time zone");
        ada.presses("‹ Back");

        ada.sends("Berlin");

        assertThat(ada.preferences().get("timezone")).isEmpty();
    }

    @Test
    void forgedTimeZoneIsRefused() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.pressesForged("timezone", "Mars/Olympus");

        assertThat(ada.preferences().get("timezone")).isEmpty();
    }

    @Test
    void closeTakesTheMessageAway() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/settings");

        ada.presses("✖ Close");

        assertThat(ada.onScreen()).isEmpty();
    }

    @Test
    void languageCommandMovesTheTickInPlace() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/language");
        assertThat(ada.sees("Which language shall I speak?").buttons())
                .containsExactly("✅ English", "Русский", "Oʻzbek", "✖ Close");

        ada.presses("Русский");

        TestReply question = ada.sees("На каком языке мне говорить?");
        assertThat(question.isEdit()).isTrue();
        assertThat(question.buttons()).containsExactly("English", "✅ Русский", "Oʻzbek", "✖ Закрыть");
        ada.presses("✖ Закрыть");
        assertThat(ada.onScreen()).isEmpty();
    }

    @Test
    void languageThatIsNotOfferedIsRefused() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.pressesForged("language", "xx");

        assertThat(ada.preferences().get("language")).isEmpty();
    }

    @Nested
    class WhereTheOperatorNamesTheLanguages {
        @RegisterExtension
        static final JackfieldExtension named = JackfieldExtension.with(SettingsCommand.class, LanguageCommand.class)
                .named("command-settings")
                .botConfig("languages", List.of("de", "en"));

        @Test
        void theyAreOfferedInThatOrderAndTextsThatAreMissingStayEnglish() {
            TestChat ada = named.telegram().privateChatWith("Ada");
            ada.sends("/language");
            assertThat(ada.nextReply().buttons()).containsExactly("Deutsch", "✅ English", "✖ Close");

            ada.presses("Deutsch");

            assertThat(ada.sees("Which language shall I speak?").buttons()).contains("✅ Deutsch");
            assertThat(ada.preferences().get("language")).contains("de");
        }
    }

    @Nested
    class WithPlans {
        @RegisterExtension
        static final JackfieldExtension paid = JackfieldExtension.with(SettingsCommand.class)
                .named("command-settings")
                .plan("free", "Free", false)
                .plan("vip", "VIP", true)
                .trial("vip", Period.ofDays(3))
                .grace("vip", Duration.ofDays(3))
                .commands(CommandSpec.command("billing").purpose(Purpose.BUY));

        private static String settings(TestChat chat) {
            chat.sends("/settings");
            return chat.nextReply().text();
        }

        @Test
        void planIsShownWithItsEndAndTheCommandThatBuys() {
            TestChat ada = paid.telegram().privateChatWith("Ada");
            assertThat(settings(ada)).startsWith("⚙️ Settings\n\nPlan: Free — /billing\n\nLanguage: English");

            ada.getsPlan("vip", Duration.ofDays(30));
            assertThat(settings(ada)).contains("\nPlan: VIP until February 4, 2026 — /billing\n");
        }

        @Test
        void trialAndGraceAreCalledSo() {
            TestChat ada = paid.telegram().privateChatWith("Ada");
            ada.triesPlan("vip");
            assertThat(settings(ada)).contains("\nPlan: VIP, a trial until January 8, 2026 — /billing\n");

            TestChat eve = paid.telegram().privateChatWith("Ева", "ru");
            eve.buysPlan("vip", Period.ofDays(1));
            paid.clock().advance(Duration.ofDays(2));
            assertThat(settings(eve))
                    .containsPattern(
                            "\nТариф: VIP закончился, его можно продлить по 9 января 2026.г\\. включительно — /billing\n");
        }
    }
}
