package io.jackfield.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that plugins can see of the contract is written down in {@code public-surface.txt}, so that no change of
 * it gets past a review by accident; and what a version has promised, in {@code released/<version>.txt}, so that a
 * plugin built last year loads next year.
 */
class PublicSurfaceTest {
    private static final Path WRITTEN_DOWN = Path.of("src/test/resources/public-surface.txt");
    private static final Path RELEASED = Path.of("src/test/resources/released");

    @Test
    void surfaceIsTheOneWrittenDown() throws IOException {
        List<String> surface = PublicSurface.ofContract();
        if (Boolean.getBoolean("surface.update")) {
            Files.write(WRITTEN_DOWN, surface);
        }
        String version = System.getProperty("surface.release");
        if (version != null) {
            Files.write(RELEASED.resolve(version + ".txt"), surface);
        }

        List<String> writtenDown = Files.readAllLines(WRITTEN_DOWN);

        assertThat(surface).as("""
                        The public surface of the contract has changed. When the change is meant, write it down with
                            mvn -pl plugin-api test -Dtest=PublicSurfaceTest -Dsurface.update=true
                        and let the diff of %s be reviewed.""", WRITTEN_DOWN).isEqualTo(writtenDown);
    }

    static Stream<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void pluginsBuiltAgainstAnEarlierVersionFindAllTheyUse(Path release) throws IOException {
        String version = release.getFileName().toString().replace(".txt", "");

        List<String> breaks =
                new Compatibility(Files.readAllLines(release), PublicSurface.ofContract(), explained()).breaks();

        assertThat(breaks)
                .as(
                        """
                        This breaks plugins built against %s:
                        %s
                        Best: bring it back, deprecated if it is to go one day. Otherwise it is a new major version (a new
                        minor one before 1.0.0): raise jackfield.version in pom.xml with every <version> that follows it and
                        ApiVersion.CURRENT in the host, and say in removals.txt what authors use instead; the host tells
                        them so when it meets an old plugin.""",
                        version,
                        breaks.stream().map(problem -> "  - " + problem).collect(joining("\n")))
                .isEmpty();
    }

    private static Set<String> explained() throws IOException {
        try (InputStream removals = JackfieldException.class.getResourceAsStream("removals.txt")) {
            return new String(removals.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3)[1])
                    .collect(Collectors.toSet());
        }
    }
}
