package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.plugins.ExtensionConflicts.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionConflictsTest {
    @TempDir
    Path home;

    private ExtensionConflicts conflicts;

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(home.resolve("config/bots"));
        Files.writeString(home.resolve("config/jackfield.yaml"), "");
        Files.writeString(home.resolve("config/bots/shop.yaml"), "plugins: [first, second, third]\n");
        Files.writeString(home.resolve("config/bots/club.yaml"), "plugins: [third, second, alone]\n");
        conflicts = new ExtensionConflicts(LiveConfig.of(HostConfig.load(home, Map.of())));
    }

    private static LoadedPlugin commands(String id, String... names) {
        return TestPlugins.bringing(
                id, 1, Arrays.stream(names).map(SilentCommand::named).toArray(SilentCommand[]::new));
    }

    private static LoadedPlugin model(String id, String name) {
        return TestPlugins.bringing(id, 1, new SilentModel(name));
    }

    @Test
    void everyConflictIsFound() {
        LoadedPlugin first = commands("first", "buy");
        LoadedPlugin third = commands("third", "sell");

        List<Conflict> found = conflicts.of(commands("second", "buy", "sell"), List.of(first, third));

        assertThat(found)
                .extracting(one -> one.other().id() + " " + one.first())
                .containsExactlyInAnyOrder("first false", "third true", "third false");
        assertThat(found.getFirst().problem())
                .hasMessage("brings /buy, which first brings to the bot shop already; take one of the two out of"
                        + " config/bots/shop.yaml");
        assertThat(found.getFirst().problemOfOther()).hasMessageContaining("which second brings to the bot shop");
    }

    @Test
    void commandsOfDifferentBotsAndOfTheVersionBeforeAreNone() {
        assertThat(conflicts.of(
                        commands("first", "buy"),
                        List.of(commands("alone", "buy"), commands("first", "buy"), commands("third", "sell"))))
                .isEmpty();
    }

    @Test
    void modelProviderBelongsToOnePluginWhateverTheBots() {
        List<Conflict> found = conflicts.of(model("llm-b", "openai"), List.of(model("llm-a", "openai")));

        assertThat(found).extracting(Conflict::first).containsExactly(false);
        assertThat(found.getFirst().problem())
                .hasMessage("brings the model provider openai, which llm-a brings already; take one of the two jars out"
                        + " of the watched directory");
        assertThat(conflicts.of(model("llm-b", "openai"), List.of(model("llm-a", "gemini"))))
                .isEmpty();
    }
}
