package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyTextsTest {
    @TempDir
    Path folder;

    private PropertyTexts texts() throws IOException {
        Path jar = folder.resolve("shop.jar");
        TestJars.write(
                jar,
                Map.of(
                        "texts/en.properties", "greeting = Hello, {0}\nonly.english = Yes\nbraces = {} {x} {2} it''s",
                        "texts/ru.properties", "greeting = Привет, {0}\nonly.russian = Да"));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            return PropertyTexts.of("shop", loader);
        }
    }

    @Test
    void filesAreUtf8() throws IOException {
        assertThat(texts().get("ru", "greeting", "Ада")).isEqualTo("Привет, Ада");
        assertThat(texts().languages()).containsExactlyInAnyOrder("en", "ru");
    }

    @Test
    void missingTextComesInEnglishOrInAnyLanguageThatHasIt() throws IOException {
        PropertyTexts texts = texts();

        assertThat(texts.get("uz", "greeting", "Ada")).isEqualTo("Hello, Ada");
        assertThat(texts.get("ru", "only.english")).isEqualTo("Yes");
        assertThat(texts.get("en", "only.russian")).isEqualTo("Да");
    }

    @Test
    void textThatNobodyHasIsNamed() throws IOException {
        PropertyTexts texts = texts();

        assertThatThrownBy(() -> texts.get("en", "nonsense"))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("plugin shop has no text 'nonsense'")
                .extracting(error -> ((JackfieldException) error).error())
                .isEqualTo(StandardError.NOT_FOUND);
    }

    @Test
    void botsWordingLiesOverThePlugins() throws IOException {
        PropertyTexts own = texts();

        PropertyTexts worded =
                own.with(Map.of("en", Map.of("greeting", "Hi {0}"), "uz", Map.of("greeting", "Salom {0}")));

        assertThat(worded.get("en", "greeting", "Ada")).isEqualTo("Hi Ada");
        assertThat(worded.get("uz", "greeting", "Ada")).isEqualTo("Salom Ada");
        assertThat(worded.get("en", "only.english")).isEqualTo("Yes");
        assertThat(worded.get("ru", "greeting", "Ada")).isEqualTo("Привет, Ada");
        assertThat(own.get("en", "greeting", "Ada")).isEqualTo("Hello, Ada");
    }

    @Test
    void onlyPlacesThatHaveAnArgumentAreFilled() throws IOException {
        assertThat(texts().get("en", "braces", "a", "b")).isEqualTo("{} {x} {2} it''s");
        assertThat(texts().get("en", "greeting")).isEqualTo("Hello, {0}");
    }

    private PropertyTexts texts(Map<String, String> files) throws IOException {
        Path jar = folder.resolve("shop.jar");
        TestJars.write(jar, files);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            return PropertyTexts.of("shop", loader);
        }
    }

    @Test
    void pluralsFollowTheLanguageThatTheTextIsIn() throws IOException {
        PropertyTexts texts = texts(Map.of(
                "texts/en.properties",
                        "left = {0, plural, one {# letter} other {# letters}}\nseen = {0, plural, one {# view} other {# views}}",
                "texts/ru.properties",
                        "left = {0, plural, one {# буква} few {# буквы} many {# букв} other {# буквы}}"));

        assertThat(texts.get("en", "left", 1)).isEqualTo("1 letter");
        assertThat(texts.get("ru", "left", 22)).isEqualTo("22 буквы");
        assertThat(texts.get("ru", "seen", 21)).isEqualTo("21 views");
    }

    @Test
    void wrongPluralIsRefusedWithItsPlugin() {
        assertThatThrownBy(() -> texts(Map.of("texts/ru.properties", "left = {0, plural, one {# буква}}")))
                .isInstanceOf(JackfieldException.class)
                .hasMessageStartingWith("plugin shop: left in texts/ru.properties has a plural that cannot be used: ");
    }

    @Test
    void whatLanguagesDoNotShareIsNamed() throws IOException {
        PropertyTexts texts = texts(Map.of(
                "texts/en.properties",
                        "both = {0} of {1}\none = Yes\nleft = {0, plural, one {# letter} other {# letters}}",
                "texts/ru.properties", "both = {1}\nleft = {0, plural, one {# буква} other {# буквы}}"));

        assertThat(texts.differences())
                .containsExactlyInAnyOrder(
                        "texts/ru.properties: both has the arguments [1], in another language [0, 1]",
                        "texts/ru.properties: left has a plural without [few, many], which the language has",
                        "texts/ru.properties: one is missing; other languages have it");
    }

    @Test
    void argumentThatLooksLikeAPlaceStaysAsItIs() throws IOException {
        PropertyTexts texts = texts().with(Map.of("en", Map.of("two", "{0} and {1}")));

        assertThat(texts.get("en", "two", "{1}", "$1\\")).isEqualTo("{1} and $1\\");
    }

    @Test
    void hostHasTheSameTextsInEachOfItsLanguages() {
        PropertyTexts host = PropertyTexts.ofHost();

        assertThat(host.languages()).contains("en", "ru");
        assertThat(host.get("ru", "cancelled")).isNotEqualTo(host.get("en", "cancelled"));
        assertThat(host.differences()).isEmpty();
        assertThat(host.get("ru", "waiting.full", 3)).contains("в очереди уже 3 вопроса.");
    }

    @Test
    void hostReadsEveryLanguageThatItHas() throws Exception {
        Path english = Path.of(
                PropertyTexts.class.getResource("/host-texts/en.properties").toURI());
        try (Stream<Path> files = Files.list(english.getParent())) {
            assertThat(files.map(file -> file.getFileName() + ""))
                    .containsExactlyInAnyOrderElementsOf(PropertyTexts.ofHost().languages().stream()
                            .map(language -> language + ".properties")
                            .toList());
        }
    }
}
