package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.it.fixture.Http;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What the shipped dashboard, the alert rules and the operators' manual name is what a host at work really has. */
class MetricsIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    /** Of the server itself, by Prometheus. */
    private static final String UP = "up";

    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b(?!\\()");
    private static final Pattern NO_METRICS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on)\\s*\\([^)]*\\)|\"[^\"]*\"");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");
    private static final Duration SLOWEST_SCRAPE = Duration.ofMillis(50);
    private static final int SCRAPES = 20;
    /** Of a process that loads a provider's library for it, beside other tests. */
    private static final Duration FIRST_OF_A_MODEL = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper()
            .and("shop", "plugins: [fragile]\n")
            .with(PluginJar.of("fragile", PluginJar.spec("fragile") + PluginJar.handle("""
                    if (request.argument().isEmpty()) { throw new IllegalStateException("on purpose"); }
                    return Reply.text("fine");
                    """)));

    @BeforeAll
    static void letEverythingHappenOnce() {
        platform.sandbox().models().whenPromptContains("measured", Script.text("An answer."));
        SandboxChat ada = platform.newcomer();
        ada.send("is this measured?");
        assertThatCode(() -> ada.nextReply(FIRST_OF_A_MODEL))
                .as(() -> "with " + whereItStands())
                .doesNotThrowAnyException();
        SandboxChat bob = platform.newcomerOf("shop");
        bob.send("/fragile");
        bob.nextReply();
        await().until(() -> value("ai_tokens_total") > 0 && value("answer_seconds_count") >= 2);
    }

    /** For a failure that another machine has shown: how far the question came. */
    private static String whereItStands() {
        return "requests to models " + platform.sandbox().models().requests() + "; updates (state/sent) "
                + platform.journal().column("select state || '/' || sent from journal") + "; errors "
                + platform.journal().column("select error from journal where error is not null") + "; "
                + platform.health();
    }

    private static String scrape() {
        return Http.get("http://127.0.0.1:" + platform.host().opsPort() + "/metrics");
    }

    private static List<String> lines() {
        return scrape().lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** Of all tags together. */
    private static double value(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Set<String> scraped() {
        Set<String> names = new TreeSet<>();
        lines().forEach(line -> names.add(line.substring(0, line.indexOf(line.contains("{") ? '{' : ' '))));
        return names;
    }

    private static Set<String> names(List<String> expressions) {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            Matcher found = NAME.matcher(NO_METRICS.matcher(expression).replaceAll(" "));
            while (found.find()) {
                names.add(found.group());
            }
        }
        names.remove(UP);
        return names;
    }

    private static JsonNode yaml(String file) throws IOException {
        Object content = new Yaml(new LoaderOptions()).load(Files.readString(ROOT.resolve(file)));
        return new ObjectMapper().valueToTree(content);
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(ROOT.resolve("docker/monitoring/jackfield-dashboard.json")
                        .toFile());
        List<String> expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions).hasSizeGreaterThan(20);
        assertThat(names(expressions)).isNotEmpty().isSubsetOf(scraped());
        assertThat(names(dashboard.path("templating").findValuesAsText("query")))
                .isSubsetOf(scraped());
    }

    @Test
    void everyMetricOfTheAlertRulesIsThereAndEachSaysWhatToDo() throws IOException {
        JsonNode rules =
                yaml("docker/monitoring/alerts.yml").path("groups").path(0).path("rules");

        assertThat(rules).hasSizeGreaterThanOrEqualTo(10).allSatisfy(rule -> {
            assertThat(rule.path("annotations").path("summary").asText()).isNotEmpty();
            assertThat(rule.path("annotations").path("description").asText()).isNotEmpty();
        });
        assertThat(names(rules.findValuesAsText("expr"))).isNotEmpty().isSubsetOf(scraped());
    }

    @Test
    void manualListsEveryMetric() throws IOException {
        String manual = Files.readString(ROOT.resolve("platform/README.md"));

        assertThat(scraped())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(manual)
                        .containsPattern("`" + PART.matcher(name).replaceAll("") + "[`{]"));
    }

    @Test
    void percentilesOfAnswersCallsFirstTokensAndFlushesCanBeAskedFor() {
        assertThat(lines())
                .anyMatch(line -> line.startsWith("answer_seconds_bucket{bot=\"helper\",le=\"0.25\"}"))
                .anyMatch(line ->
                        line.startsWith("plugin_call_duration_seconds_bucket{") && line.contains("command-chat"))
                .anyMatch(line -> line.startsWith("ai_first_token_seconds_bucket{"))
                .anyMatch(line -> line.startsWith("journal_flush_seconds_bucket{"));
        assertThat(value("answer_seconds_count")).isGreaterThanOrEqualTo(2);
        assertThat(value("dead_letters_total")).isEqualTo(1);
        assertThat(value("journal_up")).isEqualTo(1);
        assertThat(value("redis_up")).isEqualTo(1);
    }

    @Test
    void scrapeIsQuick() {
        long quickest = IntStream.range(0, SCRAPES)
                .mapToLong(time -> {
                    long begun = System.nanoTime();
                    assertThat(scrape()).isNotEmpty();
                    return System.nanoTime() - begun;
                })
                .min()
                .orElseThrow();

        assertThat(Duration.ofNanos(quickest)).isLessThan(SLOWEST_SCRAPE);
        System.out.printf("a scrape of %d lines took %d us%n", lines().size(), quickest / 1_000);
    }
}
