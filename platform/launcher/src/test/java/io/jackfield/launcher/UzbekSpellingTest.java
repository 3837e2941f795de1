package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Uzbek is written with two letters that look like apostrophes and are none: U+02BB in {@code oʻ} and {@code gʻ}, and
 * U+02BC, the tutuq belgisi, elsewhere. Mixed with quotes, the same word is two words for a search and looks untidy.
 */
class UzbekSpellingTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    /** A quote inside of a word; {@code ʼ} where {@code ʻ} belongs; {@code ʻ} behind another letter than o and g. */
    private static final Pattern WRONG =
            Pattern.compile("(?<=\\p{L})['`´‘’](?=\\p{L})|(?<=[oOgG])[`´‘’ʼ]|(?<=[\\p{L}&&[^oOgG]])ʻ");

    @Test
    void textsOfPluginsHostAndConsoleUseTheTwoLettersOfUzbek() throws IOException {
        assertThat(filesBelow("uz.properties", "plugins", "platform"))
                .hasSizeGreaterThan(40)
                .allSatisfy(file -> assertThat(Files.readAllLines(file).stream()
                                .filter(line -> !line.startsWith("#"))
                                .flatMap(UzbekSpellingTest::wrongWords))
                        .as(file + ": write ʻ (U+02BB) behind o and g, ʼ (U+02BC) elsewhere")
                        .isEmpty());
    }

    /** These hold English too, whose quotes are right: only what Uzbek alone has is looked at. */
    @Test
    void theShippedBotsDoSoToo() throws IOException {
        assertThat(filesBelow(".yaml", "config"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern("[oOgG][‘ʼ]"));
    }

    private static Stream<String> wrongWords(String line) {
        return Stream.of(line.split("\\s")).filter(word -> WRONG.matcher(word).find());
    }

    private static List<Path> filesBelow(String end, String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(end))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
