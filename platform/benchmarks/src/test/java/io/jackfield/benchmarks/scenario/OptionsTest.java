package io.jackfield.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final List<String> ALL = List.of("a", "b", "f2");

    @Test
    void everythingRunsUnlessSaidOtherwise() {
        assertThat(parse().scenarios()).isEqualTo(ALL);
        assertThat(parse().warmUp()).isEqualTo(Duration.ofSeconds(10));
        assertThat(parse().bareOnly()).isFalse();
        assertThat(parse().busy()).isFalse();
    }

    @Test
    void chosenScenariosRunInTheOrderGiven() {
        assertThat(parse("--scenario", "f2,a", "--seconds", "3").scenarios()).containsExactly("f2", "a");
    }

    @Test
    void busyNeighbourHasNoValue() {
        assertThat(parse("--busy", "--seconds", "3").busy()).isTrue();
        assertThat(parse("--seconds", "3", "--busy").measured()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void wrongArgumentIsNamed() {
        assertThatThrownBy(() -> parse("--scenario", "a,z")).hasMessageContaining("a,z");
        assertThatThrownBy(() -> parse("--seconds", "soon")).hasMessageContaining("soon");
        assertThatThrownBy(() -> parse("--faster", "yes")).hasMessageContaining("--faster");
        assertThatThrownBy(() -> parse("--plugins", "101")).hasMessageContaining("101");
        assertThatThrownBy(() -> parse("--seconds")).hasMessageContaining("--seconds");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), ALL);
    }
}
