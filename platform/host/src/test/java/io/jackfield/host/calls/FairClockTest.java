package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairClockTest {
    private static final long LONGEST = 200;

    private long nanoTime = 77;
    private final FairClock clock = new FairClock(() -> nanoTime, LONGEST);

    @Test
    void runsAsTheOrdinaryOneWhileTheWatchLooks() {
        for (int look = 0; look < 10; look++) {
            nanoTime += 150;
            assertThat(clock.now()).isEqualTo(nanoTime);
            assertThat(clock.look()).isEqualTo(nanoTime);
        }
    }

    @Test
    void leavesOutTheTimeInWhichTheProcessStoodStill() {
        nanoTime += 1_000_000;

        assertThat(clock.now()).isEqualTo(77 + LONGEST);
        assertThat(clock.look()).isEqualTo(77 + LONGEST);
        nanoTime += 100;
        assertThat(clock.now()).isEqualTo(77 + LONGEST + 100);
    }
}
