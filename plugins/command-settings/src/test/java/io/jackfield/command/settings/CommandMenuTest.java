package io.jackfield.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestTelegram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandMenuTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(LanguageCommand.class)
            .named("command-settings")
            .commands(
                    CommandSpec.command("model").described("Choose who answers").described("ru", "Выбрать модель"),
                    CommandSpec.command("play").described("Play").in(ChatKind.GROUP),
                    CommandSpec.command("secret"));

    @Test
    void menuOfThePrivateChatSpeaksTheChosenLanguage() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/language");

        ada.presses("Русский");

        TestTelegram.Call call = jackfield.telegram().calls().getFirst();
        assertThat(call.method()).isEqualTo("setMyCommands");
        assertThat(call.parameters().get("scope").toString()).contains("chat").contains(Long.toString(ada.id()));
        assertThat(call.parameters().get("commands"))
                .isEqualTo(List.of(
                        Map.of("command", "language", "description", "Выбрать язык"),
                        Map.of("command", "model", "description", "Выбрать модель")));
    }

    @Test
    void menuOfAGroupIsLeftAlone() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada");
        friends.sends("/language");

        friends.presses("Русский");

        assertThat(friends.preferences().get("language")).contains("ru");
        assertThat(jackfield.telegram().calls()).isEmpty();
    }
}
