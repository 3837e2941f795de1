package io.jackfield.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.console.frame.Language;
import io.jackfield.console.frame.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every area says the same in every language of the console. */
class TextsTest {
    private static final Pattern HOLE = Pattern.compile("\\{\\d}");
    private static final Pattern FORM = Pattern.compile("\\.(one|few|other)$");

    static Stream<String> areas() {
        return Console.areas().stream();
    }

    @ParameterizedTest
    @MethodSource("areas")
    void areaHasTheSameKeysAndArgumentsInEnglishRussianAndUzbek(String area) {
        Map<String, String> english = texts(area, Language.EN);

        for (Language language : Language.values()) {
            Map<String, String> texts = texts(area, language);
            assertThat(keys(texts)).as("keys of " + area + " in " + language).isEqualTo(keys(english));
            texts.forEach((key, text) -> assertThat(holes(text))
                    .as(key + " in " + language)
                    .isEqualTo(holes(english.getOrDefault(
                            key, english.get(FORM.matcher(key).replaceFirst(".other"))))));
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void keysBeginWithTheNameOfTheirArea(String area) {
        assertThat(texts(area, Language.EN).keySet())
                .allSatisfy(key -> assertThat(key).startsWith(area + "."));
    }

    @Test
    void countsHaveEveryFormOfTheirLanguage() {
        for (String area : Console.areas()) {
            forms(area, Language.EN, "one", "other");
            forms(area, Language.RU, "one", "few", "other");
            forms(area, Language.UZ, "other");
        }
    }

    private static void forms(String area, Language language, String... wanted) {
        Map<String, String> texts = texts(area, language);
        texts.keySet().stream()
                .filter(key -> FORM.matcher(key).find())
                .map(key -> FORM.matcher(key).replaceFirst(""))
                .distinct()
                .forEach(key -> assertThat(
                                Stream.of("one", "few", "other").filter(form -> texts.containsKey(key + "." + form)))
                        .as(key + " in " + language)
                        .containsExactly(wanted));
    }

    @Test
    void everyTextThatATemplateNamesIsThere() throws IOException {
        Texts texts = Texts.of(Console.areas());
        Pattern named = Pattern.compile("frame\\.(text|count)\\(\"([a-z0-9.]+)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                named.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> assertThat(said(texts, found))
                                .as(found.group(2) + " in " + file)
                                .doesNotContain(found.group(2)));
            }
        }
    }

    private static String said(Texts texts, MatchResult found) {
        return found.group(1).equals("text")
                ? texts.text(Language.EN, found.group(2))
                : texts.count(Language.EN, found.group(2), 2);
    }

    private static Map<String, String> texts(String area, Language language) {
        return Texts.read(area, language);
    }

    private static Set<String> keys(Map<String, String> texts) {
        return texts.keySet().stream()
                .map(key -> FORM.matcher(key).replaceFirst(".other"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
