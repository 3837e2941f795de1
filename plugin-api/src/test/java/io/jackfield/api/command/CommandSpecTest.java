package io.jackfield.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Texts;
import io.jackfield.api.chat.ChatKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSpecTest {
    @Test
    void commandAnswersInPrivateChatsAndGroups() {
        CommandSpec spec = CommandSpec.command("start");

        assertThat(spec.name()).contains("start");
        assertThat(spec.takesFreeText()).isFalse();
        assertThat(spec.chats()).containsOnly(ChatKind.PRIVATE, ChatKind.GROUP);
    }

    @Test
    void commandCanTakeFreeTextToo() {
        assertThat(CommandSpec.command("chat").andFreeText().takesFreeText()).isTrue();
        assertThat(CommandSpec.freeText().name()).isEmpty();
    }

    @Test
    void chatsAreNarrowedToThoseNamed() {
        assertThat(CommandSpec.command("pay").in(ChatKind.PRIVATE).chats()).containsOnly(ChatKind.PRIVATE);
    }

    @Test
    void userReadsTheirOwnLanguageElseEnglishElseAny() {
        CommandSpec both = CommandSpec.command("help").described("Help").described("ru", "Помощь");
        CommandSpec russian = CommandSpec.command("help").described("ru", "Помощь");

        assertThat(both.descriptionIn("ru")).contains("Помощь");
        assertThat(both.descriptionIn("uz")).contains("Help");
        assertThat(russian.descriptionIn("uz")).contains("Помощь");
        assertThat(CommandSpec.command("help").descriptionIn("en")).isEmpty();
    }

    @Test
    void textsOfThePluginDescribeTheCommandInEachOfTheirLanguages() {
        Texts texts = new Texts() {
            @Override
            public String get(String language, String key, Object... arguments) {
                return language + " " + key;
            }

            @Override
            public Set<String> languages() {
                return Set.of("en", "de");
            }
        };

        CommandSpec spec = CommandSpec.command("help").described(texts, "help");

        assertThat(spec.descriptions()).isEqualTo(Map.of("en", "en help", "de", "de help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/start", "Start", "delete-context", "a23456789012345678901234567890123"})
    void nameThatTelegramWouldRefuseIsRefused(String name) {
        assertThatThrownBy(() -> CommandSpec.command(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void handlerHasToBeCalledForSomething() {
        assertThatThrownBy(() -> new CommandSpec(
                        Optional.empty(), false, Map.of(), Set.of(ChatKind.PRIVATE), Optional.empty(), Set.of()))
                .hasMessageContaining("needs a command name or free text");
    }

    @Test
    void descriptionHasOneTo256Characters() {
        CommandSpec spec = CommandSpec.command("help");

        assertThat(spec.described("x".repeat(256)).descriptions()).hasSize(1);
        assertThatThrownBy(() -> spec.described("x".repeat(257))).hasMessageContaining("257");
        assertThatThrownBy(() -> spec.described("ru", " ")).hasMessageContaining("'ru'");
    }
}
