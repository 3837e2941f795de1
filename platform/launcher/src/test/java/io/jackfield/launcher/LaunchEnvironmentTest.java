package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchEnvironmentTest {
    @TempDir
    Path folder;

    private Map<String, String> read(String text, Map<String, String> process) throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, text);
        return LaunchEnvironment.read(file, process);
    }

    @Test
    void fileIsReadAndTheProcessWins() throws IOException {
        Map<String, String> environment = read("""
                # a comment
                ONE=1
                export TWO = "two words"
                THREE='it is # no comment'
                EMPTY=
                """, Map.of("ONE", "from the process"));

        assertThat(environment)
                .containsEntry("ONE", "from the process")
                .containsEntry("TWO", "two words")
                .containsEntry("THREE", "it is # no comment")
                .containsEntry("EMPTY", "");
    }

    @Test
    void absentFileIsFine() {
        assertThat(LaunchEnvironment.read(folder.resolve("none"), Map.of("A", "b")))
                .containsExactly(Map.entry("A", "b"));
    }

    @Test
    void brokenLineIsNamedWithoutItsContent() {
        assertThatThrownBy(() -> read("A=b\nsecret words", Map.of()))
                .hasMessageContaining(".env:2: is no variable; write NAME=value")
                .hasMessageNotContaining("secret words");
    }

    @Test
    void unknownLogLevelIsRefused() {
        assertThatThrownBy(() -> read("", Map.of("JACKFIELD_LOG_LEVEL", "loud")))
                .hasMessageContaining("JACKFIELD_LOG_LEVEL is 'loud'; use ERROR, WARN, INFO, DEBUG or TRACE");
    }
}
