package io.jackfield.host.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionsTest {
    @Test
    void numbersCountAsNumbersAndPreReleasesComeFirst() {
        List<String> order = List.of(
                "0.9.0",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-rc.2",
                "1.0.0-rc.10",
                "1.0.0",
                "1.2.0",
                "1.10.0",
                "2");

        assertThat(Stream.of(
                                "2",
                                "1.10.0",
                                "1.0.0-rc.10",
                                "1.0.0",
                                "1.0.0-alpha.beta",
                                "0.9.0",
                                "1.0.0-rc.2",
                                "1.0.0-alpha",
                                "1.2.0",
                                "1.0.0-alpha.1")
                        .sorted(Versions.ORDER))
                .isEqualTo(order);
    }

    @Test
    void missingPartsAndBuildMarksMakeNoDifference() {
        assertThat(Versions.ORDER.compare("1.0", "1.0.0")).isZero();
        assertThat(Versions.ORDER.compare("1.0.0+linux", "1.0.0+mac")).isZero();
    }
}
