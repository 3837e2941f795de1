package io.jackfield.command.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.TestReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoleCommandTest extends CommandHandlerContract {
    private static final String TEACHING = "You are a patient teacher.";
    private static final String SET = "Done, I keep to this role from now on. /role changes or removes it.";

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(RoleCommand.class)
            .botConfig("longest", 100)
            .botConfig(
                    "roles",
                    List.of(
                            Map.of(
                                    "id",
                                    "teacher",
                                    "label",
                                    Map.of("en", "Teacher", "ru", "Учитель"),
                                    "prompt",
                                    TEACHING),
                            Map.of("id", "editor", "label", Map.of("en", "Editor"), "prompt", "You edit texts.")));

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void asksForADescriptionAndOffersWhatIsReady() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/role");

        TestReply question = ada.seesPart("I have no particular role yet.");
        assertThat(question.text()).contains("Choose below, or describe it in a message");
        assertThat(question.buttons()).containsExactly("Teacher", "Editor", "✖ Cancel");
    }

    @Test
    void nextMessageBecomesTheRole() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role");
        ada.nextReply();

        ada.sends("  You are a pirate.\nArr! ");

        ada.sees(SET);
        assertThat(ada.preferences().get("role")).contains("You are a pirate.\nArr!");
        ada.sends("/role");
        TestReply question = ada.seesPart("My role now: You are a pirate.\nArr!");
        assertThat(question.buttons()).containsExactly("Teacher", "Editor", "🗑 Remove role", "✖ Cancel");
    }

    @Test
    void roleBehindTheCommandIsTakenAtOnce() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/role You are a pirate.");

        ada.sees(SET);
        assertThat(ada.preferences().get("role")).contains("You are a pirate.");
    }

    @Test
    void readyRoleIsChosenInPlaceAndTheNextMessageIsNoDescription() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("/role");
        ada.nextReply();

        ada.presses("Учитель");

        TestReply done = ada.sees("Готово, теперь моя роль: Учитель. Изменить или убрать её можно в /role.");
        assertThat(done.isEdit()).isTrue();
        assertThat(done.buttons()).isEmpty();
        assertThat(ada.preferences().get("role")).contains(TEACHING);
        assertThat(ada.preferences().get("roleLabel")).contains("Учитель");
        ada.sends("Привет");
        assertThat(ada.preferences().get("role")).contains(TEACHING);
    }

    @Test
    void chosenRoleIsTickedAndNamedByItsLabel() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role");
        ada.presses("Teacher");
        ada.nextReply();
        ada.nextReply();

        ada.sends("/role");

        TestReply question = ada.seesPart("My role now: Teacher");
        assertThat(question.buttons()).contains("✅ Teacher", "Editor");
    }

    @Test
    void ownWordsTakeThePlaceOfALabel() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role");
        ada.presses("Teacher");

        ada.sends("/role You are a pirate.");

        assertThat(ada.preferences().get("roleLabel")).isEmpty();
    }

    @Test
    void removeForgetsTheRole() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role You are a pirate.");
        ada.sends("/role");

        ada.presses("🗑 Remove role");

        assertThat(ada.lastReply().text()).isEqualTo("The role is removed, I answer as myself again.");
        assertThat(ada.preferences().get("role")).isEmpty();
    }

    @Test
    void cancelLeavesEverythingAndEndsTheWaiting() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role");

        ada.presses("✖ Cancel");

        assertThat(ada.lastReply().text()).isEqualTo("All right, everything stays as it was.");
        ada.sends("You are a pirate.");
        assertThat(ada.preferences().get("role")).isEmpty();
    }

    @Test
    void tooLongRoleIsRefusedWithFiguresAndAskedForAgain() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role");
        ada.nextReply();

        ada.sends("a".repeat(101));

        ada.sees("That is 101 characters, and a role may have 100. Please shorten it and send it again.");
        ada.sends("You are a pirate.");
        ada.sees(SET);
    }

    @Test
    void pictureIsNoRole() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/role");
        ada.nextReply();

        ada.sendsPhoto(new byte[] {1});

        ada.sees("Please describe the role in words: I cannot take it from a picture or a file.");
        ada.sends("You are a pirate.");
        ada.sees(SET);
    }

    @Test
    void roleThatIsNoLongerReadyIsSaidToBeGone() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.pressesForged("choose", "retired");

        assertThat(ada.toast()).isEqualTo("This role is no longer offered.");
        assertThat(ada.preferences().get("role")).isEmpty();
    }

    @Test
    void wrongSettingNamesWhatIsAllowed() {
        assertThatThrownBy(() -> new RoleCommand(TestContext.of("command-role", Map.of("longest", 1))))
                .hasMessageContaining("longest is '1'")
                .hasMessageContaining("from 100 to 10000");
    }

    @Nested
    class InABotWithoutReadyRoles {
        @RegisterExtension
        static final JackfieldExtension plain = JackfieldExtension.with(RoleCommand.class);

        @Test
        void onlyWordsAreAskedForAndLongOnesAreShownShortened() {
            TestChat ada = plain.telegram().privateChatWith("Ada");
            ada.sends("/role " + "🦄".repeat(200));
            ada.nextReply();

            ada.sends("/role");

            TestReply question = ada.nextReply();
            assertThat(question.text())
                    .startsWith("My role now: " + "🦄".repeat(150) + "…\n\nWhom should I be? Describe it");
            assertThat(question.buttons()).containsExactly("🗑 Remove role", "✖ Cancel");
        }
    }
}
