package io.jackfield.command.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelpCommandTest extends CommandHandlerContract {
    private static final CommandSpec MODEL =
            CommandSpec.command("model").described("Choose who answers").described("ru", "Выбрать модель");
    private static final CommandSpec BILLING =
            CommandSpec.command("billing").described("Pay").in(ChatKind.PRIVATE);
    private static final CommandSpec UNLISTED = CommandSpec.command("secret");

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(HelpCommand.class)
            .commands(MODEL, BILLING, UNLISTED, CommandSpec.freeText())
            .botConfig("support", "@our_support");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void listsWhatThePluginsBringInTheOrderOfTheBot() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/help");

        assertThat(ada.nextReply().text()).isEqualTo("""
                This is what I can do:

                /help — What I can do
                /model — Choose who answers
                /billing — Pay

                And you can simply write to me: any message that is not a command gets an answer.

                Questions or problems? @our_support""");
    }

    @Test
    void describesCommandsInTheLanguageOfTheUser() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");

        ada.sends("/help");

        assertThat(ada.nextReply().text())
                .startsWith("Вот что я умею:")
                .contains("/help — Что я умею\n/model — Выбрать модель\n/billing — Pay")
                .endsWith("@our_support");
    }

    @Test
    void leavesOutInGroupsWhatDoesNotWorkThere() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada");

        friends.sends("/help");

        assertThat(friends.nextReply().text()).contains("/model").doesNotContain("/billing", "/secret");
    }

    @Nested
    class InABotThatBringsNothingElse {
        @RegisterExtension
        static final JackfieldExtension alone = JackfieldExtension.with(HelpCommand.class);

        @Test
        void listsItself() {
            TestChat ada = alone.telegram().privateChatWith("Ada");

            ada.sends("/help");

            assertThat(ada.nextReply().text()).isEqualTo("This is what I can do:\n\n/help — What I can do");
        }
    }
}
