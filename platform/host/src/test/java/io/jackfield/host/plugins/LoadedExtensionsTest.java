package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadedExtensionsTest {
    private record Command(Supplier<CommandSpec> said) implements CommandHandler {
        @Override
        public CommandSpec spec() {
            return said.get();
        }

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.nothing();
        }
    }

    private record Model(String name) implements LlmProvider {
        @Override
        public ProviderSpec spec() {
            return ProviderSpec.named(name);
        }

        @Override
        public ChatCompletion chat(ChatRequest request, TextSink sink) {
            throw new UnsupportedOperationException();
        }
    }

    private static LoadedExtensions loaded(Object... extensions) {
        return LoadedExtensions.of("acme", List.of(extensions));
    }

    private static Command command(String name) {
        return new Command(() -> CommandSpec.command(name));
    }

    @Test
    void specThatIsNoneIsNamed() {
        assertThatThrownBy(() -> loaded(new Command(() -> null)))
                .hasMessage("spec() of " + Command.class.getName() + " returns null; let it return a value");
        assertThatThrownBy(() -> loaded(command("Good Morning")))
                .hasMessage("spec() of " + Command.class.getName()
                        + " fails: command is 'Good Morning'; use 1 to 32 of a-z 0-9 _");
        assertThatThrownBy(() -> loaded(new Command(() -> {
                    throw new UnsupportedOperationException("later");
                })))
                .hasMessageEndingWith("fails: java.lang.UnsupportedOperationException: later");
        assertThatThrownBy(() -> loaded(new Model("ACME")))
                .hasMessage("spec() of " + Model.class.getName()
                        + " fails: provider name is 'ACME'; use 2 to 32 of a-z 0-9 -");
    }

    @Test
    void eachIsFoundByItsKindAndName() {
        LoadedExtensions loaded = loaded(new Model("small"), command("buy"), new Model("large"), command("sell"));

        assertThat(loaded.of(ExtensionKind.MODEL_PROVIDER)).containsOnlyKeys("small", "large");
        assertThat(loaded.of(ExtensionKind.COMMAND_HANDLER)).containsOnlyKeys("acme/buy", "acme/sell");
        assertThat(loaded.of(ExtensionKind.WEB_ENDPOINT)).isEmpty();
        assertThat(loaded.all()).hasSize(4);
    }

    @Test
    void onlyHandlerOfAPluginGoesByItsId() {
        assertThat(loaded(command("buy")).of(ExtensionKind.COMMAND_HANDLER)).containsOnlyKeys("acme");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> loaded(new Model("small"), new Model("small")))
                .hasMessage("has two model providers named small; rename one of them, or keep only one");
        assertThatThrownBy(() -> loaded(new Command(CommandSpec::freeText), new Command(CommandSpec::freeText)))
                .hasMessageStartingWith("has two command handlers named text");
    }
}
