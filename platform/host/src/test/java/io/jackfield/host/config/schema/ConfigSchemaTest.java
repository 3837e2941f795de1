package io.jackfield.host.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.TestHome;
import io.jackfield.host.config.read.FileConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSchemaTest {
    private static final String SCHEMA = """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["apiKey"],
              "properties": {
                "apiKey": {"type": "string", "minLength": 8, "description": "the key of the service"},
                "pin": {"type": "integer", "writeOnly": true},
                "history": {"type": "integer", "minimum": 0, "maximum": 200},
                "share": {"type": "number", "exclusiveMinimum": 0},
                "loud": {"type": "boolean"},
                "wait": {"type": "string", "format": "duration"},
                "mode": {"enum": ["fast", "slow"]},
                "size": {"anyOf": [{"type": "integer"}, {"enum": ["all"]}]},
                "tags": {"type": "array", "items": {"$ref": "#/$defs/word"}},
                "shops": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["id"],
                    "properties": {"id": {"$ref": "#/$defs/word"}, "open": {"type": "boolean"}}
                  }
                },
                "labels": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 3}}
              },
              "$defs": {"word": {"type": "string", "pattern": "^[a-z]+$"}}
            }
            """;

    @TempDir
    Path folder;

    private List<String> problems(String pluginYaml, String botYaml) {
        HostConfig config = new TestHome(folder)
                .bot("shop", botYaml)
                .plugin("order", pluginYaml)
                .load();
        return config.problemsOf("order", ConfigSchema.of(SCHEMA));
    }

    @Test
    void everythingThatTheSchemaAllowsPasses() {
        assertThat(problems("""
                        isolation: process
                        memory: 128MB
                        jvmOptions: [-Xss1m]
                        apiKey: sk-12345678
                        history: 1_0
                        share: 0.5
                        loud: TRUE
                        wait: 1500ms
                        mode: fast
                        size: all
                        tags: one
                        shops: [{id: north, open: false}]
                        labels: {a: abc}
                        """, "plugins: {order: {texts: {en: {hello: Hi}}, history: 20}}"))
                .isEmpty();
    }

    @Test
    void everyProblemOfEveryFileComesWithPlaceKeyValueAndWhatIsAllowed() {
        assertThat(problems("""
                        apiKey: abc
                        pin: pinned
                        histroy: 5
                        history: 900
                        share: -1
                        loud: maybe
                        wait: 30
                        mode: medium
                        size: some
                        tags: [one, Two]
                        shops:
                          - id: north
                          - name: south
                            open: perhaps
                        labels: {a: abcd}
                        """, "plugins:\n  order:\n    history: none\n"))
                .containsExactly(
                        "config/plugins/order.yaml:1: apiKey is '***'; use text of 8 characters or more, the key of the"
                                + " service",
                        "config/plugins/order.yaml:2: pin is '***'; use a whole number",
                        "config/plugins/order.yaml:3: histroy is unknown; did you mean history?",
                        "config/plugins/order.yaml:4: history is '900'; use a whole number from 0 to 200",
                        "config/plugins/order.yaml:5: share is '-1'; use a number above 0",
                        "config/plugins/order.yaml:6: loud is 'maybe'; use true or false",
                        "config/plugins/order.yaml:7: wait is '30'; use a duration such as 500ms, 30s, 5m, 2h or 1d",
                        "config/plugins/order.yaml:8: mode is 'medium'; use fast or slow",
                        "config/plugins/order.yaml:9: size is 'some'; use a whole number or all",
                        "config/plugins/order.yaml:10: tags[1] is 'Two'; use text that matches ^[a-z]+$",
                        "config/plugins/order.yaml:13: shops[1].id is missing; use text that matches ^[a-z]+$",
                        "config/plugins/order.yaml:13: shops[1].name is unknown; known here: id, open",
                        "config/plugins/order.yaml:14: shops[1].open is 'perhaps'; use true or false",
                        "config/plugins/order.yaml:15: labels.a is 'abcd'; use text of at most 3 characters",
                        "config/bots/shop.yaml:3: history is 'none'; use a whole number from 0 to 200");
    }

    @Test
    void absentFileAndEmptyValueAreMissingKeys() {
        assertThat(ConfigSchema.of(SCHEMA).problemsOf(FileConfig.empty("config/plugins/order.yaml")))
                .containsExactly(
                        "config/plugins/order.yaml: apiKey is missing; use text of 8 characters or more, the key"
                                + " of the service");
        assertThat(problems("history: 3\napiKey: ${NOTHING:-}", "plugins: [order]"))
                .containsExactly("config/plugins/order.yaml:2: apiKey is missing; use text of 8 characters or more, the"
                        + " key of the service");
    }

    @Test
    void missingKeyNamesTheVariableThatIsTakenInstead() {
        String schema =
                "{\"required\": [\"apiKey\"], \"properties\": {\"apiKey\": {\"type\": \"string\", \"x-variable\": \"ACME_API_KEY\"}}}";

        assertThat(ConfigSchema.of(schema).problemsOf(FileConfig.empty("config/plugins/acme.yaml")))
                .containsExactly("config/plugins/acme.yaml: apiKey is missing; set ACME_API_KEY, or use text");
    }

    @Test
    void wrongShapesAreNamed() {
        assertThat(problems("apiKey: {a: b}\nshops: north\nlabels: [a]", "plugins: [order]"))
                .containsExactly(
                        "config/plugins/order.yaml:1: apiKey is a section; use text of 8 characters or more, the key of"
                                + " the service",
                        "config/plugins/order.yaml:2: shops is 'north'; use a section of keys",
                        "config/plugins/order.yaml:3: labels is a list; use a section of keys");
    }

    @Test
    void schemaThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ConfigSchema.of("{\"type\": "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it is no JSON Schema")
                .hasMessageNotContaining("REDACTED");
        assertThatThrownBy(() -> ConfigSchema.of("{\"properties\": {\"a\": {\"type\": \"text\"}}}")
                        .problemsOf(FileConfig.of("x.yaml", Map.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type is 'text'");
        assertThatThrownBy(() -> ConfigSchema.of("{\"properties\": {\"a\": {\"$ref\": \"#/$defs/none\"}}}")
                        .problemsOf(FileConfig.of("x.yaml", Map.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unresolved $ref");
    }
}
