package io.jackfield.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    Path home;

    @Test
    void oneProcessAtATimeHasIt() throws Exception {
        try (HomeLock first = HomeLock.take(home)) {
            assertThatThrownBy(() -> HomeLock.take(home)).hasMessageContaining("Another Jackfield is running");
        }
        HomeLock.take(home).close();
    }

    @Test
    void folderThatCannotBeWrittenToIsNamedWithTheWayOut() throws IOException {
        Path data = Files.createFile(home.resolve("data"));

        assertThatThrownBy(() -> HomeLock.take(data))
                .hasMessageContaining("cannot write to the data folder " + data)
                .hasMessageContaining("chown -R 10001");
    }
}
