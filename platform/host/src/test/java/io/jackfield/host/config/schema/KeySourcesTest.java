package io.jackfield.host.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.StandIns;
import io.jackfield.host.config.TestHome;
import io.jackfield.host.config.read.FileConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourcesTest {
    private static final String BASE = "http://127.0.0.1:8090";
    private static final String SCHEMA = """
            {
              "x-needs": ["apiKey"],
              "properties": {
                "apiKey": {"type": "string", "x-variable": "ACME_API_KEY", "x-sandbox": "sandbox"},
                "baseUrl": {"type": "string", "pattern": "^http", "x-variable": "ACME_URL", "x-sandbox": "{sandbox}/v1"},
                "tone": {"type": "string", "x-variable": "ACME_TONE"}
              }
            }
            """;
    private static final KeySources SOURCES = KeySources.of(SCHEMA);

    @TempDir
    Path folder;

    private HostConfig config(String file, Map<String, String> environment, boolean sandbox) {
        TestHome home = new TestHome(folder).plugin("llm-acme", file);
        environment.forEach(home::variable);
        StandIns standIns = new StandIns(
                Optional.empty(),
                Optional.empty(),
                sandbox ? Optional.of(BASE) : Optional.empty(),
                Optional.empty(),
                Map.of());
        return home.load().with(standIns);
    }

    private FileConfig filled(String file, Map<String, String> environment, boolean sandbox) {
        return config(file, environment, sandbox).pluginConfig("llm-acme", SOURCES);
    }

    @Test
    void variableStandsForAKeyThatTheFileLeavesOut() {
        FileConfig filled = filled("tone: warm", Map.of("ACME_API_KEY", "sk-1", "ACME_TONE", "cold"), false);

        assertThat(filled.text("apiKey")).contains("sk-1");
        assertThat(filled.text("baseUrl")).isEmpty();
        assertThat(filled.text("tone")).contains("warm");
        assertThat(SOURCES.missing(filled)).isEmpty();
    }

    @Test
    void sandboxStandsInForWhatNothingNames() {
        FileConfig filled = filled("", Map.of("ACME_API_KEY", " "), true);

        assertThat(filled.text("apiKey")).contains("sandbox");
        assertThat(filled.text("baseUrl")).contains(BASE + "/v1");
        assertThat(filled.text("tone")).isEmpty();
    }

    @Test
    void nothingStandsInOutsideOfTheSandbox() {
        FileConfig filled = filled("", Map.of(), false);

        assertThat(filled.keys()).isEmpty();
        assertThat(SOURCES.missing(filled)).containsExactly("ACME_API_KEY");
    }

    @Test
    void realKeyNeverGoesToTheSandbox() {
        assertThat(filled("apiKey: sk-1", Map.of(), true).text("baseUrl")).isEmpty();
        assertThat(filled("", Map.of("ACME_API_KEY", "sk-1"), true).text("baseUrl"))
                .isEmpty();
    }

    @Test
    void realKeyOfOneBotDoesNotGoThereEither() {
        FileConfig filled = filled("baseUrl: ${ACME_URL:-https://api.acme.example}", Map.of("ACME_TONE", "warm"), true);

        FileConfig ofBot = filled.overlay(FileConfig.of("config/bots/tea.yaml", Map.of("apiKey", "sk-tea")));
        FileConfig otherwise = filled.overlay(FileConfig.of("config/bots/tea.yaml", Map.of("tone", "cold")));

        assertThat(ofBot.text("apiKey")).contains("sk-tea");
        assertThat(ofBot.text("baseUrl")).contains("https://api.acme.example");
        assertThat(ofBot.text("tone")).contains("warm");
        assertThat(otherwise.text("apiKey")).contains("sandbox");
        assertThat(otherwise.text("baseUrl")).contains(BASE + "/v1");
    }

    @Test
    void ownServerIsNotReplaced() {
        FileConfig filled = filled("baseUrl: http://own", Map.of(), true);

        assertThat(filled.text("apiKey")).contains("sandbox");
        assertThat(filled.text("baseUrl")).contains("http://own");
    }

    @Test
    void defaultInTheFileGivesWayToTheSandbox() {
        String file = "apiKey: ${ACME_API_KEY:-}\nbaseUrl: ${ACME_URL:-https://api.acme.example}";

        assertThat(filled(file, Map.of(), true).text("baseUrl")).contains(BASE + "/v1");
        assertThat(filled(file, Map.of(), false).text("baseUrl")).contains("https://api.acme.example");
        assertThat(filled(file, Map.of("ACME_API_KEY", "sk-1"), true).text("baseUrl"))
                .contains("https://api.acme.example");
    }

    @Test
    void wrongVariableIsRefusedWithItsNameAndNotItsSecret() {
        HostConfig config =
                config("", Map.of("ACME_API_KEY", "sk-1", "ACME_URL", "sftp://ada:secret@acme.example"), false);

        assertThat(config.problemsOf("llm-acme", ConfigSchema.of(SCHEMA)))
                .singleElement()
                .asString()
                .startsWith("the variable ACME_URL: baseUrl is ")
                .doesNotContain("secret");
        assertThat(config.toString()).doesNotContain("sk-1");
    }

    @Test
    void schemaThatNamesNoVariableIsRefused() {
        assertThatThrownBy(() -> KeySources.of("{\"properties\": {\"key\": {\"x-variable\": \"${name}_KEY\"}}}"))
                .hasMessage("x-variable of key is '${name}_KEY'; use a name of A-Z 0-9 _ such as ACME_API_KEY");
        assertThatThrownBy(() -> KeySources.of("{\"x-needs\": [\"key\"]}"))
                .hasMessageStartingWith("x-needs lists key, which has no x-variable");
    }
}
