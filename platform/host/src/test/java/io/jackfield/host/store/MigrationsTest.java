package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /**
     * Defaults and what must not be null any more may go; what the release before reads and writes must stay as it is.
     */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop\\s+(table|column|view|type|function|sequence|schema)\\b"
                    + "|\\brename\\b|\\bset\\s+not\\s+null\\b|\\bset\\s+data\\s+type\\b|\\balter\\s+column\\s+\\w+\\s+type\\b"
                    + "|\\badd\\s+column\\s+\\w+\\s+[^,;]*not\\s+null(?![^,;]*default)(?<!default[^,;]{0,200})",
            Pattern.CASE_INSENSITIVE);

    private static List<Path> steps() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void newestStepIsTheLastFileOfTheFolder() throws IOException {
        assertThat(steps().getLast().getFileName().toString()).startsWith("V" + Migrations.NEWEST + "__");
    }

    @Test
    void stepsOnlyAddSoThatTheReleaseBeforeStillWorks() throws IOException {
        assertThat(steps())
                .allSatisfy(step -> assertThat(Files.readString(step).replaceAll("--.*", ""))
                        .as("%s, see platform/UPGRADING.md", step.getFileName())
                        .doesNotContainPattern(TAKES_AWAY));
    }
}
