package io.jackfield.host.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.ServedBots;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedExtensions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotRoutesTest {
    private final Map<String, Map<String, LoadedExtension<CommandHandler, CommandSpec>>> live = new HashMap<>();

    private record Silent(CommandSpec spec) implements CommandHandler {
        @Override
        public Reply handle(CommandRequest request) {
            return Reply.nothing();
        }
    }

    private void plugin(String id, CommandSpec... specs) {
        live.put(
                id,
                LoadedExtensions.of(id, Arrays.stream(specs).map(Silent::new).toList())
                        .of(ExtensionKind.COMMAND_HANDLER));
    }

    private BotRoutes of(BotConfig bot) {
        return BotRoutes.of(bot, id -> live.getOrDefault(id, Map.of()));
    }

    @Test
    void onlyPluginsOfTheBotThatAreLiveTakePart() {
        plugin("a", CommandSpec.command("one"));
        plugin("stranger", CommandSpec.command("two"));

        BotRoutes routes = of(ServedBots.config("a", "not-loaded"));

        assertThat(routes.commands().keySet()).containsExactly("one");
        assertThat(routes.owners()).containsOnlyKeys("a");
    }

    @Test
    void commandsAreListedInTheOrderOfTheBotsFile() {
        plugin("a", CommandSpec.command("one"));
        plugin("b", CommandSpec.command("two"));

        assertThat(of(ServedBots.config("b", "a")).specs())
                .extracting(spec -> spec.name().orElseThrow())
                .containsExactly("two", "one");
    }

    @Test
    void commandThatTheBotDoesNotListWorksAndStandsInNoMenu() {
        plugin(
                "a",
                CommandSpec.command("report").described("My reports"),
                CommandSpec.command("start").described("Begin"));

        BotRoutes routes = of(ServedBots.configWithUnlisted(List.of("report"), "a"));

        assertThat(routes.has("report", ChatKind.PRIVATE)).isTrue();
        assertThat(routes.menu(CommandSpec.command("stop")))
                .filteredOn(spec -> !spec.descriptions().isEmpty())
                .extracting(spec -> spec.name().orElseThrow())
                .containsExactly("start");
    }

    @Test
    void commandOfTwoPluginsStaysWithTheFirst() {
        plugin("a", CommandSpec.command("one"));
        plugin("b", CommandSpec.command("one").in(ChatKind.GROUP));

        BotRoutes routes = of(ServedBots.config("b", "a"));

        assertThat(routes.commands().get("one").owner()).isEqualTo("b");
        assertThat(routes.specs()).hasSize(1);
    }

    @Test
    void pluginWithSeveralHandlersHasAnOwnerForEach() {
        plugin("shop", CommandSpec.command("buy"), CommandSpec.command("refund"), CommandSpec.freeText());

        BotRoutes routes = of(ServedBots.config("shop"));

        assertThat(routes.owners()).containsOnlyKeys("shop/buy", "shop/refund", "shop/text");
        assertThat(routes.freeText()).contains("shop/text");
    }

    @Test
    void firstPluginThatTakesFreeTextGetsItUnlessTheBotNamesOne() {
        plugin("a", CommandSpec.command("one").andFreeText());
        plugin("b", CommandSpec.freeText());

        assertThat(of(ServedBots.config("a", "b")).freeText()).contains("a");
        assertThat(of(ServedBots.configWithFreeText("b", "a", "b")).freeText()).contains("b");
    }

    @Test
    void menuListsStopWhereThereAreAnswersToStopAndNoPluginHasIt() {
        CommandSpec stop = CommandSpec.command("stop").described("Stop");
        plugin("chat", CommandSpec.command("ask").andFreeText());
        plugin("own", CommandSpec.command("stop"));

        assertThat(of(ServedBots.config("chat")).menu(stop))
                .extracting(spec -> spec.name().orElseThrow())
                .containsExactly("ask", "stop");
        assertThat(of(ServedBots.config("own")).menu(stop)).doesNotContain(stop);
        assertThat(of(ServedBots.config("chat", "own")).menu(stop)).doesNotContain(stop);
    }
}
