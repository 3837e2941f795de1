package io.jackfield.command.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteContextCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(DeleteContextCommand.class, Listener.class).named("command-context");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void forgetsTheDialogueAndSaysSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("My number is seven");
        assertThat(ada.dialogue()).hasSize(1);

        ada.sends("/delete_context");

        ada.sees("Done, I have forgotten our dialogue. Let us start anew!");
        assertThat(ada.dialogue()).isEmpty();
    }

    @Test
    void emptyDialogueIsSaidToBeSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");

        ada.sends("/delete_context");

        ada.sees("Наш диалог и так пуст. Просто напишите мне!");
    }

    @Test
    void groupForgetsOnlyItsOwn() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("My number is seven");
        TestChat friends = jackfield.telegram().group("Friends", "Ada", "Ben");
        friends.sends("@test_bot Ours is eight");

        friends.as("Ben").sends("/delete_context@test_bot");

        friends.sees("Done, I have forgotten the dialogue in this group. Let us start anew!");
        assertThat(friends.dialogue()).isEmpty();
        assertThat(ada.dialogue()).hasSize(1);
    }

    @Test
    void whatIsSaidAfterwardsIsANewDialogue() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        ada.sends("/delete_context");

        ada.sends("two");

        assertThat(ada.dialogue()).containsExactly(ModelMessage.user("two"));
    }
}
