package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code config/.env.template}: nobody fills in a name that does nothing. */
class EnvironmentTemplateTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAME = Pattern.compile("(?m)^(?:# )?([A-Z][A-Z0-9_]+)=");
    private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

    private static Stream<String> words(Path file) {
        try {
            return WORD.matcher(Files.readString(file)).results().map(word -> word.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> wordsOf(List<String> folders, Pattern files) throws IOException {
        Set<String> words = new HashSet<>();
        for (String folder : folders) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                words.addAll(all.filter(Files::isRegularFile)
                        .filter(file ->
                                files.matcher(ROOT.relativize(file).toString()).matches())
                        .flatMap(EnvironmentTemplateTest::words)
                        .collect(Collectors.toSet()));
            }
        }
        return words;
    }

    @Test
    void everyNameIsReadSomewhere() throws IOException {
        Set<String> read = wordsOf(
                List.of("config", "docker", "platform/host/src/main", "platform/launcher/src/main"),
                Pattern.compile(".*\\.(yaml|java)|.*/dist/bin/.*"));
        read.addAll(wordsOf(List.of("plugins"), Pattern.compile("plugins/[^/]+/src/main/.*config\\.schema\\.json")));

        List<String> names = NAME.matcher(Files.readString(ROOT.resolve("config/.env.template")))
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(names).hasSizeGreaterThan(40).doesNotHaveDuplicates().isSubsetOf(read);
    }
}
