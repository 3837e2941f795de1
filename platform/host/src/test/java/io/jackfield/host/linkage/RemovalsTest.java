package io.jackfield.host.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private final Removals removals = Removals.read(Stream.of(
            "# a comment",
            "",
            "0.3.0 io.jackfield.api.Old use io.jackfield.api.New instead",
            "0.4.0 io.jackfield.api.Kept#gone use other() instead",
            "0.5.0 io.jackfield.api.Kept#one(int,String) use one(String) instead"));

    @Test
    void classExplainsItsMembersAndANameAllItsParameters() {
        assertThat(removals.explain("io.jackfield.api.Old"))
                .contains("removed in API 0.3.0, use io.jackfield.api.New instead");
        assertThat(removals.explain("io.jackfield.api.Old#word(int)")).isPresent();
        assertThat(removals.explain("io.jackfield.api.Kept#gone(String)"))
                .contains("removed in API 0.4.0, use other() instead");
    }

    @Test
    void otherNamesAndOtherParametersAreNotExplained() {
        assertThat(removals.explain("io.jackfield.api.Older")).isEmpty();
        assertThat(removals.explain("io.jackfield.api.Kept")).isEmpty();
        assertThat(removals.explain("io.jackfield.api.Kept#one(int,String)")).isPresent();
        assertThat(removals.explain("io.jackfield.api.Kept#one(int)")).isEmpty();
    }

    @Test
    void lineWithoutAdviceIsAMistake() {
        assertThatThrownBy(() -> Removals.read(Stream.of("0.3.0 io.jackfield.api.Old")))
                .hasMessageContaining("needs a version, a name and an advice");
    }

    @Test
    void fileOfTheContractCanBeRead() {
        assertThat(Removals.ofApi(getClass().getClassLoader()).explain("io.jackfield.api.Never"))
                .isEmpty();
    }
}
