package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTimeTest {
    @TempDir
    Path data;

    @Test
    void timeGoesOnWhereItWasAfterARestart() {
        SandboxTime.of(data).clock().forward(Duration.ofDays(27)).await();
        SandboxTime.of(data).clock().forward(Duration.ofDays(3)).await();

        assertThat(SandboxTime.of(data).clock().ahead()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void fileThatHoldsNoDurationIsNamed() throws IOException {
        Files.writeString(data.resolve("sandbox-clock"), "tomorrow");

        assertThatThrownBy(() -> SandboxTime.of(data))
                .hasMessageContaining("sandbox-clock holds 'tomorrow'")
                .hasMessageContaining("delete it");
    }
}
