package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Configuration with a schema, and the plugin's own logger. */
class PluginConfigIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["greeting"],
             "properties": {"greeting": {"type": "string"}, "times": {"type": "integer", "minimum": 1, "maximum": 9}}}
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins:
                      strict:
                        times: 12
                      noted: {}
                      mistaken: {}
                    """)
            .with(PluginJar.command("strict", "strict", "Reply.text(\"Hi\")")
                    .file("config.schema.json", SCHEMA)
                    .onLoad("System.setProperty(\"jackfield.it.strict\", \"ran\");"))
            .with(PluginJar.command("noted", "noted", "Reply.text(\"Hi\")")
                    .onLoad("context.logger().warn(\"made with {}\", context.config().keys());"))
            .with(PluginJar.command("mistaken", "mistaken", "Reply.text(\"Hi\")")
                    .file("config.schema.json", "{\"type\": "));

    private static Optional<String> problem(String plugin) {
        return await().atMost(SOON)
                .until(
                        () -> platform.host().plugins().stream()
                                .filter(status -> status.id().equals(plugin)
                                        || status.jar().endsWith(plugin + ".jar"))
                                .findFirst()
                                .map(PluginStatus::problem)
                                .orElse(null),
                        found -> found != null);
    }

    @Test
    void allProblemsComeInOneLineBeforeAnyOfThePluginsCodeRuns() {
        assertThat(problem("strict"))
                .contains("has a configuration with 2 problems:"
                        + " (1) config/plugins/strict.yaml: greeting is missing; use text"
                        + " (2) config/bots/shop.yaml:4: times is '12'; use a whole number from 1 to 9");
        assertThat(System.getProperty("jackfield.it.strict")).isNull();
    }

    @Test
    void brokenSchemaIsTheAuthorsAffair() {
        assertThat(problem("mistaken").orElseThrow())
                .startsWith("has a config.schema.json that cannot be used: it is no JSON Schema")
                .endsWith("its author has to mend it");
    }

    @Test
    void pluginLogsUnderItsOwnName() {
        try (LogLines log = LogLines.capture()) {
            platform.home()
                    .install(PluginJar.command("noted", "noted", "Reply.text(\"Hi\")")
                            .version("2.0.0")
                            .onLoad("context.logger().warn(\"made again\");"));

            await().atMost(SOON).until(() -> log.lines("noted").contains("made again"));
        }
    }
}
