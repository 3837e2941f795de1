package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
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
    }
}
