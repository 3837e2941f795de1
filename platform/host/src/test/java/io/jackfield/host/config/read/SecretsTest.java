package io.jackfield.host.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.TestHome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String BOT_TOKEN = "123456789:AAGmZYdh3vWmHpTPmoAgQJB1H1zgHRmRv4k";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"token", "botToken", "apiKey", "API_KEY", "secret_key", "adminPassword", "SENTRY_DSN"})
    void namesThatHoldSecretsAreKnown(String name) {
        assertThat(Secrets.named(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxTokens", "firstTokenTimeout", "port", "label"})
    void namesThatOnlySoundLikeItAreNot(String name) {
        assertThat(Secrets.named(name)).isFalse();
    }

    @Test
    void messagesHideSecretsWhereverTheyStand() {
        TestHome home = new TestHome(folder).main("""
                        server: {port: "${DB_PASSWORD}"}
                        database: {url: "postgres://ada:verysecret@db:port/x"}
                        ops: {port: %s}
                        """.formatted(BOT_TOKEN)).variable("DB_PASSWORD", "verysecret");

        assertThat(home.refusal())
                .contains("server.port is '***'")
                .contains("database.url is 'postgres://***@db:port/x'")
                .contains("ops.port is '***'")
                .doesNotContain("verysecret");
    }

    @Test
    void pluginsMessagesHideThemToo() {
        FileConfig config =
                FileConfig.of("x.yaml", Map.of("apiKey", "verysecret", "list", Map.of("token", "verysecret")));

        assertThatThrownBy(() -> config.flag("apiKey", true)).hasMessageContaining("apiKey is '***'");
        assertThatThrownBy(() -> config.section("list").number("token", 1, 2, 1))
                .hasMessageContaining("'***'");
        assertThat(config.toString()).doesNotContain("verysecret");
    }

    @Test
    void printedConfigurationShowsNoSecret() {
        HostConfig config = new TestHome(folder)
                .main("database: {url: \"postgres://ada:verysecret@db/x\"}\nredis: {url: \"redis://:verysecret@r/0\"}")
                .bot("helper", "token: verysecret\nplugins: {llm-x: {apiKey: verysecret}}")
                .plugin("llm-x", "apiKey: verysecret")
                .load();

        assertThat(config.toString()).doesNotContain("verysecret").contains("postgres://db:5432/x", "redis://r:6379/0");
        assertThat(config.bots().getFirst().token().orElseThrow().value()).isEqualTo("verysecret");
    }
}
