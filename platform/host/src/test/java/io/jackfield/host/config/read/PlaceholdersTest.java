package io.jackfield.host.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    private final Placeholders placeholders =
            new Placeholders(Map.of("HOST", "db", "PORT", "5432", "EMPTY", "", "TRICKY", "${HOST}"));

    @ParameterizedTest
    @CsvSource({
        "${HOST}, db",
        "http://${HOST}:${PORT}/x, http://db:5432/x",
        "${NONE:-fallback}, fallback",
        "${EMPTY:-fallback}, fallback",
        "${HOST:-fallback}, db",
        "${NONE:-${HOST}:1}, db:1",
        "${NONE:-http://a:1/b}, http://a:1/b",
        "$${HOST}, ${HOST}",
        "${TRICKY}, ${HOST}",
        "100$ and }, 100$ and }",
    })
    void placeholdersAreReplaced(String template, String expected) {
        assertThat(placeholders.replaceIn(template).text()).isEqualTo(expected);
        assertThat(placeholders.replaceIn(template).problems()).isEmpty();
    }

    @Test
    void absentVariableWithoutDefaultIsAProblemAndAnEmptyOneIsNot() {
        assertThat(placeholders.replaceIn("${NONE}").problems())
                .singleElement()
                .asString()
                .contains("needs the environment variable NONE");
        assertThat(placeholders.replaceIn("${EMPTY}").problems()).isEmpty();
        assertThat(placeholders.replaceIn("${NONE:-}").problems()).isEmpty();
    }

    @Test
    void brokenPlaceholdersAreProblems() {
        assertThat(placeholders.replaceIn("${HOST").problems()).hasSize(1);
        assertThat(placeholders.replaceIn("${not a name}").problems()).hasSize(1);
    }
}
