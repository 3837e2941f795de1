package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubstitutesTest {
    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeHome() throws IOException {
        write("config/jackfield.yaml", """
                sandbox: {enabled: "${JACKFIELD_SANDBOX:-auto}"}
                database: {url: "${DATABASE_URL:-}"}
                redis: {url: "${REDIS_URL:-}"}
                telegram: {apiUrl: "${TELEGRAM_API_URL:-}"}
                """);
        write("config/bots/one.yaml", "token: ${ONE_TOKEN:-}");
        write("config/bots/two.yaml", "token: ${TWO_TOKEN:-}");
        write("config/plugins/llm-openai.yaml", "apiKey: ${OPENAI_API_KEY}\nbaseUrl: ${OPENAI_BASE_URL:-}");
        write("config/plugins/llm-deepseek.yaml", "apiKey: ${DEEPSEEK_API_KEY:-}\nbaseUrl: ${DEEPSEEK_BASE_URL:-}");
        write("config/plugins/llm-compatible.yaml", "baseUrl: ${COMPATIBLE_BASE_URL:-}");
        environment.put("OPENAI_API_KEY", "");
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void sandboxStandsInForEverythingWithoutAKey() throws IOException {
        try (Substitutes substitutes = Substitutes.plan(home, environment)) {
            HostConfig config = substitutes.config();

            assertThat(config.sandboxMode()).isTrue();
            assertThat(config.runningBots()).extracting(config::apiUrl).containsOnly("http://127.0.0.1:8090");
            assertThat(config.runningBots())
                    .extracting(BotConfig::token)
                    .doesNotHaveDuplicates()
                    .allMatch(token -> token.orElseThrow().value().matches("[1-9]\\d{9}:[A-Za-z0-9_-]{35}"));
            assertThat(config.pluginConfig("llm-openai").text("apiKey")).contains("sandbox");
            assertThat(config.pluginConfig("llm-openai").text("baseUrl")).contains("http://127.0.0.1:8090/v1");
            assertThat(config.pluginConfig("llm-deepseek").text("baseUrl")).contains("http://127.0.0.1:8090/deepseek");
            assertThat(config.pluginConfig("llm-compatible").text("baseUrl"))
                    .contains("http://127.0.0.1:8090/local/v1");
            assertThat(config.database().url().orElseThrow().host()).isEqualTo("127.0.0.1");
            assertThat(config.redis().url()).isPresent();
        }
    }

    @Test
    void nothingFallsBackToTheSandboxOnceABotHasAToken() throws IOException {
        environment.put("ONE_TOKEN", "1:real");

        try (Substitutes substitutes = Substitutes.plan(home, environment)) {
            HostConfig config = substitutes.config();

            assertThat(config.sandboxMode()).isFalse();
            assertThat(substitutes.sandbox()).isEmpty();
            assertThat(config.runningBots()).extracting(BotConfig::id).containsExactly("one");
            assertThat(config.runningBots()).extracting(config::apiUrl).containsExactly("https://api.telegram.org");
            assertThat(config.pluginConfig("llm-openai").text("apiKey")).isEmpty();
            assertThat(ProviderKeys.missing("openai", config, environment)).contains("OPENAI_API_KEY");
            assertThat(ProviderKeys.missing("compatible", config, environment)).contains("COMPATIBLE_BASE_URL");
            assertThat(config.leftOutBots().get("two")).startsWith("no token; set TWO_TOKEN");
        }
    }

    @Test
    void ownServersAreUsedAndNotReplaced() throws IOException {
        environment.put("DATABASE_URL", "postgres://ada:pw@db/bots");
        environment.put("REDIS_URL", "redis://cache:6380");
        environment.put("TELEGRAM_API_URL", "http://127.0.0.1:9000");
        environment.put("JACKFIELD_SANDBOX", "true");
        environment.put("ONE_TOKEN", "1:real");
        environment.put("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1");

        try (Substitutes substitutes = Substitutes.plan(home, environment)) {
            HostConfig config = substitutes.config();

            assertThat(config.database().url().orElseThrow().value()).isEqualTo("postgres://ada:pw@db/bots");
            assertThat(config.redis().url().orElseThrow().address()).isEqualTo("cache:6380");
            assertThat(substitutes.ownDatabase()).isFalse();
            assertThat(config.runningBots())
                    .extracting(config::apiUrl)
                    .containsExactly("http://127.0.0.1:9000", "http://127.0.0.1:8090");
            assertThat(config.pluginConfig("llm-openai").text("baseUrl")).contains("http://127.0.0.1:11434/v1");
        }
        assertThat(home.resolve("data")).doesNotExist();
    }
}
