package io.jackfield.command.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.testing.SwitchedSource;
import io.jackfield.lib.school.testing.TestSchool;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationTest extends CommandHandlerContract {
    private static final String NODIRA = "nodira.karimova@example.org";
    private static final String SENT = "If the school knows " + NODIRA
            + ", a letter with a code of six digits is on its way" + " there. It is good for 15 minutes.";
    private static final DataSource TABLES = TestSchool.get().tables();
    private static final SwitchedSource PLATFORM =
            new SwitchedSource(TestSchool.get().platform());

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    StartCommand.class, LearnersCommand.class, AskCommand.class, ParentData.class)
            .named("command-school")
            .database(School.DATABASE, PLATFORM)
            .tablesOf("lib-school", TABLES)
            .config("contact", "+998 71 200 00 00")
            .commands(
                    CommandSpec.command("report").described("Report"),
                    CommandSpec.command("billing").described("Plans").purpose(Purpose.BUY),
                    CommandSpec.command("settings").described("Settings"),
                    CommandSpec.command("help").described("Help").purpose(Purpose.HELP),
                    CommandSpec.command("chat").andFreeText());

    private TestChat ada;

    @BeforeEach
    void emptyTables() {
        TestSchool.execute(TABLES, "truncate parent, registration_code, registration_try cascade");
        PLATFORM.back();
        ada = jackfield.telegram().privateChatWith("Ada");
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private List<Learner> learners() {
        return Parents.of(jackfield.context()).learnersOf("test", ada.userId());
    }

    private static String lastCode() {
        List<Mail> mailbox = jackfield.mailbox();
        Matcher code = Pattern.compile("\\d{6}").matcher(mailbox.getLast().subject());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static String handedOutTo(String email) throws Exception {
        return School.of(jackfield.context()).codes(email).getFirst().code();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }

    private void registers() {
        ada.sends("/start");
        ada.sends(NODIRA);
        ada.sends(lastCode());
        ada.sends("✅ Yes");
    }

    @Test
    void mailedCodeAndAYesRegisterAllChildrenOfTheAddress() {
        ada.sends("/start");
        assertThat(ada.nextReply().text()).startsWith("Hello, Ada! I am").contains("Which e-mail address");
        ada.sends(" Nodira.Karimova@example.org ");
        assertThat(ada.nextReply().text()).startsWith(SENT);
        assertThat(jackfield.mailbox()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(NODIRA);
            assertThat(mail.text()).contains(lastCode()).contains("15 minutes");
        });

        ada.sends(lastCode());
        assertThat(ada.nextReply().text())
                .isEqualTo("Are these your children?\n\n• Aziz Karimov, 7-A\n• Malika Karimova, 3-A");
        assertThat(learners()).isEmpty();
        ada.sends("✅ Yes");

        TestReply done = ada.nextReply();
        assertThat(done.text())
                .startsWith("Done! From now on we are looking at Aziz Karimov, 7-A. You have 2 children here");
        assertThat(done.keys())
                .containsExactly("📊 Report", "💬 Ask", "👨‍👩‍👧 Children", "⭐ Subscription", "⚙️ Settings", "❓ Help");
        assertThat(learners()).extracting(Learner::name).containsExactly("Aziz Karimov", "Malika Karimova");
    }

    @Test
    void codeFromTheSchoolRegistersTheChildThatItIsFor() throws Exception {
        String email = "elena.ivanova@example.org";
        ada.sends("/start");
        ada.sends(email);

        ada.sends(handedOutTo(email).toLowerCase(Locale.ROOT).replace("-", " "));
        ada.sends("✅ Yes");

        assertThat(learners()).extracting(Learner::name).containsExactly("Анна Иванова");
    }

    @Test
    void yesAndNoMayBeTyped() {
        ada.sends("/start");
        ada.sends(NODIRA);
        ada.sends(lastCode());

        ada.sends("perhaps");
        assertThat(ada.lastReply().text()).isEqualTo("Please answer with one of the two keys.");
        ada.sends("yes!");
        assertThat(ada.lastReply().text()).startsWith("Done!");

        TestChat bob = jackfield.telegram().privateChatWith("Bob");
        bob.sends("/start");
        bob.sends(NODIRA);
        bob.sends(lastCode());
        bob.sends("No");
        assertThat(bob.lastReply().text()).startsWith("Then I have not linked anything.");
    }

    @Test
    void unknownAddressIsAnsweredLikeAKnownOneAndGetsNoLetter() {
        TestChat eve = jackfield.telegram().privateChatWith("Eve");
        ada.sends("/start");
        ada.sends(NODIRA);
        eve.sends("/start");
        eve.sends("nobody@example.org");

        assertThat(jackfield.mailbox()).hasSize(1);
        assertThat(eve.lastReply().text()).isEqualTo(ada.lastReply().text().replace(NODIRA, "nobody@example.org"));
        assertThat(eve.lastReply().keys()).isEqualTo(ada.lastReply().keys());
        for (int left = 4; left >= 1; left--) {
            ada.sends(wrong(lastCode()));
            eve.sends(wrong(lastCode()));
            assertThat(eve.lastReply().text())
                    .isEqualTo(ada.lastReply().text())
                    .startsWith("That is not the code. You have " + left);
        }
        ada.sends(wrong(lastCode()));
        eve.sends(wrong(lastCode()));
        assertThat(eve.lastReply().text())
                .isEqualTo(ada.lastReply().text())
                .startsWith("This code is not good any more");
    }

    @Test
    void codeTriedTooOftenIsWorthNothing() {
        ada.sends("/start");
        ada.sends(NODIRA);
        String code = lastCode();
        for (int time = 0; time < 5; time++) {
            ada.sends(wrong(code));
        }

        ada.sends(code);

        assertThat(ada.lastReply().text())
                .startsWith("This code is not good any more")
                .endsWith("+998 71 200 00 00");
        assertThat(learners()).isEmpty();
    }

    @Test
    void codeIsGoodForItsTimeAndABackBringsANewOne() {
        ada.sends("/start");
        ada.sends(NODIRA);
        String old = lastCode();
        jackfield.clock().advance(Duration.ofMinutes(16));

        ada.sends(old);
        assertThat(ada.lastReply().text()).startsWith("This code is not good any more");
        ada.sends("‹ Another address");
        assertThat(ada.lastReply().text()).isEqualTo("Which e-mail address does the school have for you?");
        ada.sends(NODIRA);
        ada.sends(lastCode());

        assertThat(ada.lastReply().text()).startsWith("Are these your children?");
    }

    @Test
    void whoKeepsGuessingIsLockedOutAndTheRightCodeDoesNotHelp() {
        ada.sends("/start");
        for (int address = 0; address < 3; address++) {
            ada.sends(NODIRA);
            for (int time = 0; time < 5; time++) {
                ada.sends(wrong(lastCode()));
            }
            ada.sends("/back");
        }
        ada.sends(NODIRA);

        ada.sends(lastCode());

        assertThat(ada.lastReply().text()).startsWith("Too many wrong codes.").contains("try again in 24 hours");
        assertThat(learners()).isEmpty();
        jackfield.clock().advance(Duration.ofHours(25));
        registers();
        assertThat(learners()).hasSize(2);
    }

    @Test
    void addressesAreNotNamedWithoutEnd() {
        ada.sends("/start");
        for (int address = 1; address <= 5; address++) {
            ada.sends("somebody" + address + "@example.org");
            ada.sends("/back");
        }

        ada.sends(NODIRA);

        assertThat(ada.lastReply().text()).startsWith("You have named many addresses today.");
        assertThat(jackfield.mailbox()).isEmpty();
    }

    @Test
    void addressGetsNoMoreLettersThanItsShareWhoeverNamesIt() {
        for (int person = 1; person <= 5; person++) {
            TestChat somebody = jackfield.telegram().privateChatWith("Person " + person);
            somebody.sends("/start");
            somebody.sends(NODIRA);
            assertThat(somebody.lastReply().text()).startsWith(SENT);
        }

        assertThat(jackfield.mailbox()).hasSize(3);
    }

    @Test
    void codeOfTheLastLetterStaysGoodWhenNoNewOneIsSent() {
        ada.sends("/start");
        for (int letter = 0; letter < 3; letter++) {
            ada.sends(NODIRA);
            ada.sends("/back");
        }
        String last = lastCode();

        ada.sends(NODIRA);

        assertThat(jackfield.mailbox()).hasSize(3);
        assertThat(ada.lastReply().text())
                .startsWith("If the school knows " + NODIRA + ", several letters")
                .contains("the code from the latest letter");
        ada.sends(last);
        assertThat(ada.lastReply().text()).startsWith("Are these your children?");
    }

    @Test
    void whoNamesAnUnknownAddressOverAndOverIsToldTheSame() {
        TestChat eve = jackfield.telegram().privateChatWith("Eve");
        for (TestChat chat : List.of(ada, eve)) {
            chat.sends("/start");
            for (int time = 0; time < 4; time++) {
                chat.sends(chat == ada ? NODIRA : "nobody@example.org");
                chat.sends(time < 3 ? "/back" : wrong(lastCode()));
            }
        }

        assertThat(ada.lastReply().text()).startsWith("That is not the code. You have 4 tries left");
        assertThat(eve.lastReply().text()).isEqualTo(ada.lastReply().text());
    }

    @Test
    void lettersThatOthersCausedAreNotTold() {
        ada.sends("/start");
        ada.sends(NODIRA);
        String code = lastCode();
        for (int person = 1; person <= 2; person++) {
            TestChat somebody = jackfield.telegram().privateChatWith("Person " + person);
            somebody.sends("/start");
            somebody.sends(NODIRA);
        }

        ada.sends("/back");
        ada.sends(NODIRA);

        assertThat(ada.lastReply().text()).startsWith(SENT);
        ada.sends(code);
        assertThat(ada.lastReply().text()).startsWith("Are these your children?");
    }

    @Test
    void wrongAddressIsAskedForAgainAndNoTryOfAnything() {
        ada.sends("/start");

        ada.sends("my address");
        assertThat(ada.lastReply().text()).startsWith("That does not look like an e-mail address");
        ada.sendsPhoto(new byte[] {1});
        assertThat(ada.lastReply().text()).startsWith("That does not look like an e-mail address");
        ada.sends(NODIRA);

        assertThat(ada.lastReply().text()).startsWith(SENT);
    }

    @Test
    void cancelIsPossibleAtEveryStepAndLeavesNoCodeBehind() {
        ada.sends("/start");
        ada.sends("✖ Cancel");
        assertThat(ada.lastReply().text()).startsWith("All right, we leave it at that.");
        ada.sends("/start");
        ada.sends(NODIRA);
        ada.sends("✖ Cancel");
        assertThat(ada.lastReply().text()).startsWith("All right, we leave it at that.");
        ada.sends("/start");
        ada.sends(NODIRA);
        ada.sends(lastCode());
        ada.sends("✖ Cancel");

        assertThat(ada.lastReply().text()).startsWith("All right, we leave it at that.");
        assertThat(learners()).isEmpty();
    }

    @Test
    void noLinksNothingAndSaysWhomToAsk() {
        ada.sends("/start");
        ada.sends(NODIRA);
        ada.sends(lastCode());

        ada.sends("hm");
        assertThat(ada.lastReply().text()).isEqualTo("Please answer with one of the two keys.");
        ada.sends("No, that is not right");

        assertThat(ada.lastReply().text())
                .startsWith("Then I have not linked anything.")
                .contains("+998 71");
        assertThat(learners()).isEmpty();
    }

    @Test
    void whileTheSchoolIsAwayItIsSaidAndTheStepStaysOpen() {
        ada.sends("/start");
        PLATFORM.goAway();
        ada.sends(NODIRA);
        assertThat(ada.lastReply().text()).startsWith("I cannot reach the school's data at the moment.");
        PLATFORM.back();
        ada.sends(NODIRA);
        String code = lastCode();
        PLATFORM.goAway();
        ada.sends(code);
        assertThat(ada.lastReply().text()).startsWith("I cannot reach the school's data at the moment.");

        PLATFORM.back();
        ada.sends(code);

        assertThat(ada.lastReply().text()).startsWith("Are these your children?");
    }

    @Test
    void whoIsRegisteredGetsTheMenuAndMayLookAtTheirsWhileTheSchoolIsAway() {
        registers();
        PLATFORM.goAway();

        ada.sends("/start");

        assertThat(ada.lastReply().text()).contains("We are looking at Aziz Karimov, 7-A.");
        assertThat(ada.lastReply().keys()).contains("📊 Report");
    }

    @Test
    void sameAddressAgainIsToldToItsOwnerOnly() {
        registers();
        TestChat eve = jackfield.telegram().privateChatWith("Eve");

        ada.sends("/start add");
        ada.sends(NODIRA);
        eve.sends("/start");
        eve.sends(NODIRA);

        assertThat(ada.lastReply().text())
                .isEqualTo("You are already registered with this address: Aziz Karimov, 7-A, Malika Karimova, 3-A");
        assertThat(eve.lastReply().text()).startsWith(SENT);
    }

    @Test
    void forgottenRegistrationIsPutAsideAfterADay() {
        ada.sends("/start");

        jackfield.clock().advance(Duration.ofHours(25));

        assertThat(ada.lastReply().text()).startsWith("You have not answered for a while");
    }
}
