package io.jackfield.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessMeterTest {
    @Test
    void nameMayLookLikeFields() {
        String stat = "42 (a) 1 (b) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 12345 1000 200";

        assertThat(ProcessMeter.ticksIn(stat, ProcessMeter.REAPED_CHILDREN_SYSTEM_TIME))
                .isEqualTo(127);
        assertThat(ProcessMeter.ticksIn(stat, ProcessMeter.SYSTEM_TIME)).isEqualTo(120);
    }

    @Test
    void ownProcessHasUsedSomething() {
        ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid());

        assertThat(meter.cpu()).isGreaterThan(Duration.ZERO);
        assertThat(meter.compilerCpu()).isBetween(Duration.ofMillis(10), meter.cpu());
        assertThat(meter.residentBytes()).isGreaterThan(10_000_000);
    }

    @Test
    void endedProcessHasNothing() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(new ProcessMeter(process.pid()).cpu()).isZero();
    }
}
