package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.command.CommandSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedExtensionsTest {
    private static LoadedExtensions loaded(Object... extensions) {
        return LoadedExtensions.of("acme", List.of(extensions));
    }

    @Test
    void specThatIsNoneIsNamed() {
        assertThatThrownBy(() -> loaded(new SilentCommand(() -> null)))
                .hasMessage("spec() of " + SilentCommand.class.getName() + " returns null; let it return a value");
        assertThatThrownBy(() -> loaded(SilentCommand.named("Good Morning")))
                .hasMessage("spec() of " + SilentCommand.class.getName()
                        + " fails: command is 'Good Morning'; use 1 to 32 of a-z 0-9 _");
        assertThatThrownBy(() -> loaded(new SilentCommand(() -> {
                    throw new UnsupportedOperationException("later");
                })))
                .hasMessageEndingWith("fails: java.lang.UnsupportedOperationException: later");
        assertThatThrownBy(() -> loaded(new SilentModel("ACME")))
                .hasMessage("spec() of " + SilentModel.class.getName()
                        + " fails: provider name is 'ACME'; use 2 to 32 of a-z 0-9 -");
    }

    @Test
    void eachIsFoundByItsKindAndName() {
        LoadedExtensions loaded = loaded(
                new SilentModel("small"),
                SilentCommand.named("buy"),
                new SilentModel("large"),
                SilentCommand.named("sell"));

        assertThat(loaded.of(ExtensionKind.MODEL_PROVIDER)).containsOnlyKeys("small", "large");
        assertThat(loaded.of(ExtensionKind.COMMAND_HANDLER)).containsOnlyKeys("acme/buy", "acme/sell");
        assertThat(loaded.of(ExtensionKind.WEB_ENDPOINT)).isEmpty();
        assertThat(loaded.all()).hasSize(4);
    }

    @Test
    void onlyHandlerOfAPluginGoesByItsId() {
        assertThat(loaded(SilentCommand.named("buy")).of(ExtensionKind.COMMAND_HANDLER))
                .containsOnlyKeys("acme");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> loaded(new SilentModel("small"), new SilentModel("small")))
                .hasMessage("has two model providers named small; rename one of them, or keep only one");
        assertThatThrownBy(() ->
                        loaded(new SilentCommand(CommandSpec::freeText), new SilentCommand(CommandSpec::freeText)))
                .hasMessageStartingWith("has two command handlers named text");
    }
}
