package io.jackfield.host.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsolatedPluginTest {
    @Test
    void pausesDoubleFromASecondToAMinute() {
        assertThat(IntStream.of(0, 1, 2, 5, 6, 100).mapToObj(IsolatedPlugin::pause))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
    }
}
