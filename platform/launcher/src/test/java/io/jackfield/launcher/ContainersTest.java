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
        return yaml("docker/compose.yaml");
    }

    private static JsonNode yaml(String file) throws IOException {
        Object yaml = new Yaml(new LoaderOptions()).load(text(file));
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
        assertThat(found).contains("POSTGRES_PASSWORD", "REDIS_PASSWORD", "TLS_DIRECTORY");
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
            assertThat(keys.path("mem_limit").asText()).as(service.getKey()).isNotEmpty();
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
    void profilesAddServicesAndOnlyProxiesArePublic() throws IOException {
        Set<String> without = new TreeSet<>();
        Set<String> profiles = new TreeSet<>();
        compose().path("services").properties().forEach(service -> {
            JsonNode own = service.getValue().path("profiles");
            own.forEach(profile -> profiles.add(profile.asText()));
            if (own.isEmpty()) {
                without.add(service.getKey());
            }
            if (!Set.of("nginx", "caddy").contains(service.getKey())) {
                service.getValue()
                        .path("ports")
                        .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            }
        });

        assertThat(without).containsExactly("app", "postgres", "redis");
        assertThat(profiles).contains("backup", "caddy", "demo", "monitoring", "nginx");
    }

    @Test
    void bothProxiesPassTheSamePathsOn() throws IOException {
        Matcher nginx = Pattern.compile("location ~ \\^/\\(([a-z|]+)\\)/").matcher(text("docker/nginx.conf"));
        Matcher caddy = Pattern.compile("@public path (.+)").matcher(text("docker/Caddyfile"));
        assertThat(nginx.find()).isTrue();
        assertThat(caddy.find()).isTrue();

        assertThat(caddy.group(1)).isEqualTo("/" + nginx.group(1).replace("|", "/* /") + "/*");
    }

    @Test
    void passwordOfRedisIsInNoArgument() throws IOException {
        String command =
                compose().path("services").path("redis").path("command").toString();

        assertThat(command).contains("redis-server - ", "requirepass").doesNotContain("${", "--requirepass");
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

    /** That each comes and goes as its test says is seen by {@code docker/check rules}. */
    @Test
    void everyAlertRuleIsTestedAndBothPrometheusReadThem() throws IOException {
        Set<String> rules = new TreeSet<>(yaml("docker/monitoring/alerts.yml").findValuesAsText("alert"));
        Set<String> seen = new TreeSet<>();
        yaml("docker/monitoring/alerts_test.yml")
                .findValues("alert_rule_test")
                .forEach(tests -> tests.forEach(test -> {
                    if (!test.path("exp_alerts").isEmpty()) {
                        seen.add(test.path("alertname").asText());
                    }
                }));

        assertThat(seen).isNotEmpty().isEqualTo(rules);
        assertThat(yaml("docker/prometheus.yml").path("rule_files").toString()).contains("alerts.yml");
        assertThat(yaml("docker/monitoring/prometheus.yml").path("rule_files").toString())
                .contains("alerts.yml");
        assertThat(compose().path("services").path("prometheus").path("volumes").toString())
                .contains("./monitoring/alerts.yml:/etc/prometheus/alerts.yml:ro");
    }

    /** Of the same jars and the same Java as it runs with, and with nobody left who could change it. */
    @Test
    void imageMakesItsCacheOfClassesAndBuildsNoBenchmarks() throws IOException {
        String[] stages = text("docker/Dockerfile").split("(?m)^FROM ");

        assertThat(stages[1]).contains("'!platform/benchmarks,!platform/testkit-host'", "-Dmaven.test.skip=true");
        assertThat(stages[2]).contains("bin/make-aot").containsPattern("chown root:root .*jackfield\\.aot");
    }

    @Test
    void secretsStayOutOfTheImage() throws IOException {
        assertThat(text("docker/Dockerfile.dockerignore").lines()).contains("config/.env", "docker/tls", "data");
    }
}
