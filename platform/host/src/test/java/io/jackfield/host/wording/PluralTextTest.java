package io.jackfield.host.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluralTextTest {
    private static final String RUSSIAN =
            "У вас {0, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}";

    @ParameterizedTest
    @CsvSource({"0, сообщений", "1, сообщение", "2, сообщения", "5, сообщений", "11, сообщений", "21, сообщение"})
    void russianHasThreeFormsForWholeNumbers(int number, String word) {
        assertThat(PluralText.filled(RUSSIAN, "ru", number)).isEqualTo("У вас " + number + " " + word);
    }

    @Test
    void otherLanguagesHaveTheirOwnRules() {
        String text = "{0, plural, one {# a} other {# b}}";

        assertThat(PluralText.filled(text, "en", 1L)).isEqualTo("1 a");
        assertThat(PluralText.filled(text, "uz", 2)).isEqualTo("2 b");
        assertThat(PluralText.filled(text, "en", new BigDecimal("10000"))).isEqualTo("10,000 b");
        assertThat(PluralText.filled(text, "ru", 21)).isEqualTo("21 a");
    }

    @Test
    void otherPlacesAndApostrophesAreFilledAsUsual() {
        String text = "I don’t, I don't: {1} sees {0, plural, =0 {nothing} one {it} other {them}}";

        assertThat(PluralText.filled(text, "en", 0, "{0} ada's")).isEqualTo("I don’t, I don't: {0} ada's sees nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{0} of {1}", "it''s {} {x} {0 }", "{name, plural}", "{0,}", "{0, 1}", "{0}, plural"})
    void textsWithoutThatSyntaxAreNoneOfIts(String text) {
        assertThat(PluralText.isOne(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0, plural, one {# file}}",
                "{0, plurals, other {#}}",
                "{0, plural, one {# file} other {# files}",
                "{0, plural, other {#}} of {name}",
                "{0, plural, offset:1 other {#}}",
                "{0, number} {0, plural, other {#}}"
            })
    void wrongOneIsRefused(String text) {
        assertThat(PluralText.isOne(text)).isTrue();
        assertThatThrownBy(() -> PluralText.check(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pluralOfNoNumberSaysWhatToDo() {
        assertThatThrownBy(() -> PluralText.filled("{0, plural, other {#}}", "en", "ten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("{0} of '{0, plural, other {#}}' is 'ten'; hand over a number");
        assertThatThrownBy(() -> PluralText.filled("{1, plural, other {#}}", "en", 1))
                .hasMessageStartingWith("{1} of '{1, plural, other {#}}' is not there;");
    }

    @Test
    void selectOrdinalsAndNestingWork() {
        String text =
                "{1, select, she {She has {0, plural, =0 {no cat} one {# cat} other {# '#'cats}}} other {{1}: {0}}}";

        assertThat(PluralText.filled(text, "en", 0, "she")).isEqualTo("She has no cat");
        assertThat(PluralText.filled(text, "en", 1_000, "she")).isEqualTo("She has 1,000 #cats");
        assertThat(PluralText.filled(text, "en", 1_000, "they")).isEqualTo("they: 1000");
        assertThat(PluralText.filled("{0, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {1}", "en", 22))
                .isEqualTo("22nd of {1}");
    }

    @Test
    void formsOfTheLanguageThatAreMissingAreNamed() {
        assertThat(PluralText.missingForms(RUSSIAN, "ru")).isEmpty();
        assertThat(PluralText.missingForms("{0, plural, one {#} other {{1, plural, few {#} other {#}}}}", "ru"))
                .containsExactly("few", "many", "one");
        assertThat(PluralText.missingForms("{0, plural, one {#} other {#}}", "en"))
                .isEmpty();
    }
}
