package io.jackfield.host.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.TestHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConfigTest {
    @TempDir
    Path folder;

    private FileConfig config(String yaml) {
        return new TestHome(folder)
                .plugin("llm-openai", yaml)
                .variable("KEY", "sk-123")
                .load()
                .pluginConfig("llm-openai");
    }

    private static boolean holdsKey(Node node) {
        return node instanceof Node.Text text && text.value().contains("sk-123");
    }

    @Test
    void secretsCanBeKeptBackFromAReader() {
        FileConfig config = config("""
                        apiKey: ${KEY}
                        address: ${KEY}
                        model: small
                        inner: {password: x, name: y}
                        logins: [{token: z}]
                        tokens: [a]
                        secret: ""
                        """).guarded(() -> "no {key}");

        assertThat(config.text("model", "")).isEqualTo("small");
        assertThat(config.section("inner").text("name")).contains("y");
        assertThat(config.text("secret")).isEmpty();
        assertThat(config.node().entries().values()).noneMatch(FileConfigTest::holdsKey);
        assertThatThrownBy(() -> config.text("apiKey")).hasMessage("no apiKey");
        assertThatThrownBy(() -> config.text("address")).hasMessage("no address");
        assertThatThrownBy(() -> config.texts("tokens")).hasMessage("no tokens");
        assertThatThrownBy(() -> config.section("inner").text("password")).hasMessage("no inner.password");
        assertThatThrownBy(() -> config.sections("logins").getFirst().text("token"))
                .hasMessage("no logins[0].token");
        assertThatThrownBy(() -> FileConfig.empty("a")
                        .guarded(() -> "no {key}")
                        .overlay(config("apiKey: k"))
                        .text("apiKey"))
                .hasMessage("no apiKey");
    }

    @Test
    void readsEveryKindOfValue() {
        PluginConfig config = config("""
                apiKey: ${KEY}
                retries: "3"
                streaming: true
                timeout: 2m
                hosts: [a, b]
                single: a
                empty: ""
                limits: {daily: 5}
                models: [{id: a}, {id: b}]
                """);

        assertThat(config.requiredText("apiKey")).isEqualTo("sk-123");
        assertThat(config.number("retries", 0, 5, 1)).isEqualTo(3);
        assertThat(config.flag("streaming", false)).isTrue();
        assertThat(config.duration("timeout", Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.texts("hosts")).containsExactly("a", "b");
        assertThat(config.texts("single")).containsExactly("a");
        assertThat(config.text("empty")).isEmpty();
        assertThat(config.section("limits").number("daily", 1, 10, 1)).isEqualTo(5);
        assertThat(config.sections("models"))
                .extracting(model -> model.requiredText("id"))
                .containsExactly("a", "b");
        assertThat(config.keys()).first().isEqualTo("apiKey");
    }

    @Test
    void absentKeysGiveTheFallback() {
        PluginConfig config = FileConfig.empty("config/plugins/x.yaml");

        assertThat(config.text("a", "b")).isEqualTo("b");
        assertThat(config.number("a", 1, 2, 7)).isEqualTo(7);
        assertThat(config.flag("a", true)).isTrue();
        assertThat(config.duration("a", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.texts("a")).isEmpty();
        assertThat(config.section("a").section("b").keys()).isEmpty();
        assertThat(config.sections("a")).isEmpty();
    }

    @Test
    void wrongValuesNameFileLineKeyValueAndWhatIsAllowed() {
        PluginConfig config = config("retries: 9\nlimits:\n  daily: often\n");

        assertThatThrownBy(() -> config.number("retries", 0, 5, 1))
                .isInstanceOf(JackfieldException.class)
                .hasMessage("config/plugins/llm-openai.yaml:1: retries is '9'; use a whole number from 0 to 5")
                .extracting(error -> ((JackfieldException) error).error())
                .isEqualTo(StandardError.CONFIG_INVALID);
        assertThatThrownBy(() -> config.section("limits").flag("daily", true))
                .hasMessage("config/plugins/llm-openai.yaml:3: limits.daily is 'often'; use true or false");
        assertThatThrownBy(() -> config.section("retries")).hasMessageContaining("use a section of keys");
        assertThatThrownBy(() -> config.text("limits")).hasMessageContaining("limits is a section");
    }

    @Test
    void missingTextSaysInWhichFileToSetIt() {
        PluginConfig config = FileConfig.empty("config/plugins/x.yaml");

        assertThatThrownBy(() -> config.section("a").requiredText("b"))
                .hasMessage("config/plugins/x.yaml: a.b is missing; set it there");
    }

    @Test
    void overlayReplacesKeysAndMergesSections() {
        FileConfig own = FileConfig.of(
                "own",
                Map.of("greeting", "Hello", "names", List.of("a", "b"), "limits", Map.of("daily", 5, "monthly", 100)));
        FileConfig bot =
                FileConfig.of("bot", Map.of("names", List.of("c"), "limits", Map.of("daily", 7), "extra", true));

        FileConfig both = own.overlay(bot);

        assertThat(both.text("greeting")).contains("Hello");
        assertThat(both.texts("names")).containsExactly("c");
        assertThat(both.section("limits").number("daily", 1, 10, 1)).isEqualTo(7);
        assertThat(both.section("limits").number("monthly", 1, 100, 1)).isEqualTo(100);
        assertThat(both.flag("extra", false)).isTrue();
        assertThat(own.texts("names")).containsExactly("a", "b");
    }

    @Test
    void botsFileLiesOverThePluginsOwn() {
        HostConfig config = new TestHome(folder)
                .plugin("command-chat", "historyMessages: 20\ngreeting: Hello")
                .bot("helper", "plugins: {command-chat: {historyMessages: wrong}}")
                .load();

        FileConfig both = HostConfig.pluginConfig(
                "command-chat",
                config.pluginConfig("command-chat"),
                config.bots().getFirst());

        assertThat(both.text("greeting")).contains("Hello");
        assertThatThrownBy(() -> both.number("historyMessages", 1, 100, 1))
                .hasMessage("config/bots/helper.yaml:1: historyMessages is 'wrong'; use a whole number from 1 to 100");
    }
}
