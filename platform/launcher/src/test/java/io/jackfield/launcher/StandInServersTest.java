package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.FileConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInServersTest {
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
        write("config/bots/one.yaml", """
                token: ${ONE_TOKEN:-}
                models:
                  - {id: first, provider: openai, model: a}
                  - {id: own, provider: compatible, model: b}
                """);
        write("config/bots/two.yaml", "token: ${TWO_TOKEN:-}");
        provider("llm-openai", "OPENAI", "apiKey", "/v1");
        provider("llm-deepseek", "DEEPSEEK", "apiKey", "/deepseek");
        provider("llm-compatible", "COMPATIBLE", "baseUrl", "/local/v1");
        write("config/plugins/llm-openai.yaml", "apiKey: ${OPENAI_API_KEY}\nbaseUrl: ${OPENAI_BASE_URL:-https://real}");
        write("config/plugins/llm-deepseek.yaml", "contextWindow: 1024");
    }

    /** A jar that is nothing but a manifest and a schema like those of our providers. */
    private void provider(String id, String variables, String needs, String path) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", id);
        manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
        manifest.getMainAttributes().putValue("Plugin-Library", "true");
        Path jar = Files.createDirectories(home.resolve("plugins")).resolve(id + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("config.schema.json"));
            out.write("""
                    {"x-needs": ["%2$s"], "properties": {
                      "apiKey": {"writeOnly": true, "x-variable": "%1$s_API_KEY", "x-sandbox": "sandbox"},
                      "baseUrl": {"x-variable": "%1$s_BASE_URL", "x-sandbox": "{sandbox}%3$s"}}}
                    """.formatted(variables, needs, path).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the host gives the plugin. */
    private FileConfig settings(HostConfig config, String plugin) {
        return config.pluginConfig(
                plugin, PluginSources.in(config.plugins().directory()).get(plugin));
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void sandboxStandsInForEverythingWithoutAKey() throws IOException {
        try (StandInServers servers = StandInServers.plan(home, environment)) {
            HostConfig config = servers.config();

            assertThat(config.sandboxMode()).isTrue();
            assertThat(config.runningBots()).extracting(config::apiUrl).containsOnly("http://127.0.0.1:8090");
            assertThat(config.runningBots())
                    .extracting(BotConfig::token)
                    .doesNotHaveDuplicates()
                    .allMatch(token -> token.orElseThrow().value().matches("[1-9]\\d{9}:[A-Za-z0-9_-]{35}"));
            assertThat(settings(config, "llm-openai").text("apiKey")).contains("sandbox");
            assertThat(settings(config, "llm-openai").text("baseUrl")).contains("http://127.0.0.1:8090/v1");
            assertThat(settings(config, "llm-deepseek").text("baseUrl")).contains("http://127.0.0.1:8090/deepseek");
            assertThat(settings(config, "llm-compatible").text("baseUrl")).contains("http://127.0.0.1:8090/local/v1");
            assertThat(config.database().url().orElseThrow().host()).isEqualTo("127.0.0.1");
            assertThat(config.redis().url()).isPresent();
        }
    }

    @Test
    void providerOfSomebodyElseGetsItsStandInToo() throws IOException {
        provider("llm-acme", "ACME_CLOUD", "apiKey", "/v1");
        environment.put("ONE_TOKEN", "1:real");
        environment.put("OPENAI_API_KEY", "");

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            assertThat(settings(servers.config(), "llm-acme").keys()).isEmpty();
        }
        environment.put("JACKFIELD_SANDBOX", "true");
        try (StandInServers servers = StandInServers.plan(home, environment)) {
            FileConfig acme = settings(servers.config(), "llm-acme");
            assertThat(acme.text("apiKey")).contains("sandbox");
            assertThat(acme.text("baseUrl")).contains("http://127.0.0.1:8090/v1");
        }
        environment.put("ACME_CLOUD_API_KEY", "sk-1");
        try (StandInServers servers = StandInServers.plan(home, environment)) {
            FileConfig acme = settings(servers.config(), "llm-acme");
            assertThat(acme.text("apiKey")).contains("sk-1");
            assertThat(acme.text("baseUrl")).isEmpty();
        }
    }

    @Test
    void nothingFallsBackToTheSandboxOnceABotHasAToken() throws IOException {
        environment.put("ONE_TOKEN", "1:real");
        environment.put("OPENAI_API_KEY", "");

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            HostConfig config = servers.config();

            assertThat(config.sandboxMode()).isFalse();
            assertThat(servers.sandbox()).isEmpty();
            assertThat(config.runningBots()).extracting(BotConfig::id).containsExactly("one");
            assertThat(config.runningBots()).extracting(config::apiUrl).containsExactly("https://api.telegram.org");
            assertThat(settings(config, "llm-openai").text("apiKey")).isEmpty();
            assertThat(settings(config, "llm-deepseek").keys()).containsExactly("contextWindow");
            assertThat(Banner.leftOut(config))
                    .containsExactly(
                            entry("llm-compatible", "COMPATIBLE_BASE_URL"), entry("llm-openai", "OPENAI_API_KEY"));
            assertThat(config.leftOutBots().get("two")).startsWith("no token; set TWO_TOKEN");
        }
    }

    @Test
    void pluginsThatNoJarIsAreToldWithTheBotsThatNameThem() throws IOException {
        write("config/bots/one.yaml", "plugins: [llm-opennai, llm-openai, quite-another]");
        write("config/bots/two.yaml", "plugins: [quite-another]");

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            assertThat(Banner.absent(servers.config()))
                    .containsExactly(
                            entry(
                                    "llm-opennai",
                                    "named by one, but no jar here is that plugin; did you mean llm-openai?"),
                            entry("quite-another", "named by one, two, but no jar here is that plugin"));
        }
    }

    @Test
    void keyOfOneBotIsEnoughForAProvider() throws IOException {
        environment.put("ONE_TOKEN", "1:real");
        environment.put("OPENAI_API_KEY", "");
        write("config/bots/one.yaml", """
                token: ${ONE_TOKEN:-}
                plugins: {llm-openai: {apiKey: sk-1}}
                models: [{id: first, provider: openai, model: a}]
                """);

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            assertThat(Banner.leftOut(servers.config())).isEmpty();
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

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            HostConfig config = servers.config();

            assertThat(config.database().url().orElseThrow().value()).isEqualTo("postgres://ada:pw@db/bots");
            assertThat(config.redis().url().orElseThrow().address()).isEqualTo("cache:6380");
            assertThat(servers.ownDatabase()).isFalse();
            assertThat(config.runningBots())
                    .extracting(config::apiUrl)
                    .containsExactly("http://127.0.0.1:9000", "http://127.0.0.1:8090");
            assertThat(settings(config, "llm-openai").text("baseUrl")).contains("http://127.0.0.1:11434/v1");
        }
        assertThat(home.resolve("data")).doesNotExist();
    }

    /** Reads a school's database. */
    private void schoolReader() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", "command-school");
        manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
        manifest.getMainAttributes().putValue("Plugin-Library", "true");
        manifest.getMainAttributes().putValue("Plugin-Permissions", "tables, database:platform");
        Path jar = home.resolve("plugins/command-school.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Files.writeString(
                home.resolve("config/jackfield.yaml"),
                "databases: {platform: {url: \"${PLATFORM_DB_URL:-}\"}}\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void sampleSchoolStandsInForASchoolThatABotReads() throws IOException {
        schoolReader();
        write("config/bots/two.yaml", "plugins: [command-school]");

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            assertThat(servers.hasSampleSchool()).isTrue();
            assertThat(servers.config().databases().get("platform").url().toString())
                    .matches("postgres://127\\.0\\.0\\.1:\\d+/school");
        }
    }

    @Test
    void noSampleSchoolIsMadeWhereNobodyReadsOneOrTheOperatorHasOne() throws IOException {
        schoolReader();

        try (StandInServers servers = StandInServers.plan(home, environment)) {
            assertThat(servers.hasSampleSchool()).isFalse();
            assertThat(servers.config().databases()).isEmpty();
        }
        write("config/bots/two.yaml", "plugins: [command-school]");
        environment.put("PLATFORM_DB_URL", "postgres://reader:s@school.example/pupils");
        try (StandInServers servers = StandInServers.plan(home, environment)) {
            assertThat(servers.hasSampleSchool()).isFalse();
            assertThat(servers.config().databases().get("platform").url().host())
                    .isEqualTo("school.example");
        }
    }
}
