package io.jackfield.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BusyCoreTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(30)
    void usesAProcessorUntilItIsClosed() throws Exception {
        ProcessMeter meter;
        try (BusyCore busy = BusyCore.start(folder)) {
            meter = busy.meter();
            while (meter.cpu().compareTo(Duration.ofMillis(100)) < 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(folder.resolve("busy.log")).isEmptyFile();
    }
}
