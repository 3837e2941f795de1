package io.jackfield.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru-RU,ru;q=0.9,en;q=0.8 | RU",
                "uz-UZ | UZ",
                "de,uz;q=0.5 | UZ",
                "de-DE | EN",
                "en;q=0.5,ru;q=0.9 | RU",
                "rubbish;;q=x | EN"
            })
    void takesWhatTheBrowserPrefersAmongOurs(String header, Language language) {
        assertThat(Language.accepted(header)).isEqualTo(language);
    }

    @Test
    void speaksEnglishToBrowsersThatSayNothing() {
        assertThat(Language.accepted(null)).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource({"1,one", "2,few", "5,other", "11,other", "12,other", "21,one", "24,few", "111,other", "0,other"})
    void russianCountsInThreeForms(long count, String form) {
        assertThat(Language.RU.formFor(count)).isEqualTo(form);
    }
}
