package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files in {@code docker/}, as far as they can be read without an engine. */
class ContainersTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(:?[-?][^}]*)?}");

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static JsonNode compose() throws IOException {
        Object yaml = new Yaml(new LoaderOptions()).load(text("docker/compose.yaml"));
        return new ObjectMapper().valueToTree(yaml);
    }

    @Test
    void everyVariableIsInTheTemplateAndNoPasswordHasADefault() throws IOException {
        String template = text("config/.env.template");
        Matcher variables = VARIABLE.matcher(text("docker/compose.yaml"));
        Set<String> found = new TreeSet<>();
        while (variables.find()) {
            found.add(variables.group(1));
            assertThat(template).containsPattern("(?m)^(# )?" + variables.group(1) + "=");
            if (variables.group(1).contains("PASSWORD")) {
                assertThat(variables.group(2)).startsWith(":?");
            }
        }
        assertThat(found).contains("POSTGRES_PASSWORD", "TLS_DIRECTORY");
    }

    @Test
    void everyServiceIsHardenedAndItsLogIsBounded() throws IOException {
        JsonNode services = compose().path("services");
        assertThat(services).isNotEmpty();
        services.properties().forEach(service -> {
            JsonNode keys = service.getValue();
            assertThat(keys.path("read_only").asBoolean()).as(service.getKey()).isTrue();
            assertThat(keys.path("cap_drop").toString()).as(service.getKey()).contains("ALL");
            assertThat(keys.path("security_opt").toString())
                    .as(service.getKey())
                    .contains("no-new-privileges:true");
            assertThat(keys.path("pids_limit").asInt()).as(service.getKey()).isPositive();
            assertThat(keys.path("logging").path("options").path("max-size").asText())
                    .as(service.getKey())
                    .isNotEmpty();
        });
    }

    @Test
    void operatorsListenerIsPublishedOnLoopbackOnlyAndTheConfigurationIsAFolder() throws IOException {
        JsonNode app = compose().path("services").path("app");

        assertThat(app.path("ports").toString()).isEqualTo("[\"127.0.0.1:8081:8081\"]");
        assertThat(app.path("volumes").toString())
                .contains("../config:/opt/jackfield/config:ro", "/dev/null:/opt/jackfield/config/.env:ro")
                .doesNotContain("jackfield.yaml");
    }

    @Test
    void volumesAreDeclared() throws IOException {
        JsonNode compose = compose();
        compose.path("services")
                .forEach(service -> service.path("volumes").forEach(volume -> {
                    String source = volume.asText().replaceFirst(":.*", "");
                    if (source.matches("[a-z]+")) {
                        assertThat(compose.path("volumes").has(source))
                                .as(source)
                                .isTrue();
                    }
                }));
    }

    @Test
    void secretsStayOutOfTheImage() throws IOException {
        assertThat(text("docker/Dockerfile.dockerignore").lines()).contains("config/.env", "docker/tls", "data");
    }
}
