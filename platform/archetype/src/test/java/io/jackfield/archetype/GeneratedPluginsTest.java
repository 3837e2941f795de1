package io.jackfield.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.schema.ConfigSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Each kind of plugin is generated, compiled and tested as its author would. */
class GeneratedPluginsTest {
    private static final int LONGEST_POM = 32;

    @TempDir
    Path folder;

    private Path generate(String kind, String artifactId) throws Exception {
        return new Archetype(folder.resolve("archetype.jar")).generate(folder, kind, artifactId);
    }

    @ParameterizedTest
    @CsvSource({
        "command, command-weather, com.example.WeatherCommand, 14",
        "llm, llm-acme, com.example.AcmeProvider, 15",
        "payment, payment-acme-bank, com.example.AcmeBankPayments, 40",
        "report, report-sales, com.example.SalesReport, 27",
        "notice, notice-morning, com.example.MorningNotices, 16",
        "listener, listener-crm, com.example.CrmListener, 13",
        "list, list-users, com.example.UsersList, 18",
        "widget, widget-languages, com.example.LanguagesWidget, 11",
        "page, page-notes, com.example.NotesPage, 15"
    })
    void compilesAndPassesItsTests(String kind, String artifactId, String extension, int tests) throws Exception {
        Path project = generate(kind, artifactId);
        Workshop workshop = new Workshop(project);

        workshop.compile();
        TestExecutionSummary summary = workshop.test();

        assertThat(workshop.extensions()).containsExactly(extension);
        assertThat(summary.getFailures())
                .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(tests);
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<artifactId>jackfield-plugins</artifactId>", "<artifactId>" + artifactId + "</artifactId>")
                .doesNotContain("#if", "${");
        assertThat(Files.readAllLines(project.resolve("pom.xml"))).hasSizeLessThan(LONGEST_POM);
    }

    @ParameterizedTest
    @CsvSource({
        "command, command-weather, 7",
        "llm, llm-acme, 6",
        "payment, payment-acme, 6",
        "report, report-sales, 7",
        "notice, notice-morning, 7",
        "listener, listener-crm, 5",
        "list, list-users, 7",
        "widget, widget-languages, 7",
        "page, page-notes, 7"
    })
    void hasTheFilesOfItsKindAndNoOthers(String kind, String artifactId, int files) throws Exception {
        List<Path> made = files(generate(kind, artifactId));

        assertThat(made).hasSize(files);
        for (Path file : made) {
            assertThat(file).content().doesNotContain("${", "#if", "#set", "__").isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "command, mark, '*********', 'mark is ''*********''; use text of at most 8 characters, how the greeting ends'",
        "llm, baseUrl, ftp://x, 'apiKey is missing; set ACME_API_KEY, or use text, the key of the account with Acme'",
        "llm, apiKey, sk-1, ''",
        "payment, checkoutUrl, ftp://x, 'checkoutUrl is ''ftp://x''; use text that matches ^https?://, the page on which the buyer pays'",
        "payment, secret, s-1, ''",
        "report, days, 7, 'days is unknown; take it out'",
        "notice, days, 7, 'days is unknown; take it out'",
        "listener, url, ftp://x, 'url is ''ftp://x''; use text that matches ^https?://, where events are posted to'",
        "list, days, 7, 'days is unknown; take it out'",
        "widget, days, 7, 'days is unknown; take it out'",
        "page, days, 7, 'days is unknown; take it out'"
    })
    void configurationIsHeldAgainstItsSchema(String kind, String key, String value, String problem) throws Exception {
        Path project = generate(kind, kind + "-acme");
        ConfigSchema schema =
                ConfigSchema.of(Files.readString(project.resolve("src/main/resources/config.schema.json")));

        List<String> problems = schema.problemsOf(FileConfig.of("config/plugins/acme.yaml", Map.of(key, value)));

        if (problem.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).first(STRING).contains(problem);
        }
    }

    @Test
    void modelsAreThoseOfTheSandboxUntilThereIsAKey() throws Exception {
        String schema = Files.readString(generate("llm", "llm-acme").resolve("src/main/resources/config.schema.json"));

        assertThat(schema).contains("\"x-sandbox\": \"sandbox\"", "\"x-sandbox\": \"{sandbox}/v1\"");
    }

    @Test
    void commandWithADashInItsNameIsOneThatTelegramTakes() throws Exception {
        Path project = generate("command", "command-good-morning");

        assertThat(project.resolve("src/main/java/com/example/GoodMorningCommand.java"))
                .content()
                .contains("CommandSpec.command(\"good_morning\")");
    }

    @Test
    void idWithoutItsKindInFrontIsFine() throws Exception {
        assertThat(generate("report", "sales").resolve("src/main/java/com/example/SalesReport.java"))
                .exists();
    }

    private static List<Path> files(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
