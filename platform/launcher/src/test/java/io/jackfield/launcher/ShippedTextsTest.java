package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.plugins.PropertyTexts;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the plugins in {@code plugins/}: each says the same in every language of the platform. */
class ShippedTextsTest {
    private static final Path PLUGINS =
            Path.of("../../plugins").toAbsolutePath().normalize();

    static List<Path> pluginsWithTexts() throws IOException {
        try (Stream<Path> folders = Files.list(PLUGINS)) {
            return folders.map(folder -> folder.resolve("src/main/resources"))
                    .filter(resources -> Files.isDirectory(resources.resolve("texts")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyCommandHasTexts() throws IOException {
        try (Stream<Path> folders = Files.list(PLUGINS)) {
            assertThat(folders.filter(folder -> folder.getFileName().toString().startsWith("command-")))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("src/main/resources/texts"))
                            .isDirectory());
        }
    }

    @ParameterizedTest
    @MethodSource("pluginsWithTexts")
    void textsHaveTheSameKeysInEnglishRussianAndUzbek(Path resources) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {resources.toUri().toURL()}, null)) {
            PropertyTexts texts =
                    PropertyTexts.of(PLUGINS.relativize(resources).getName(0).toString(), loader);

            assertThat(texts.languages()).containsExactlyInAnyOrder("en", "ru", "uz");
            assertThat(texts.differences())
                    .as("keys, arguments and forms of plurals that one language has and another has not")
                    .isEmpty();
        }
    }
}
