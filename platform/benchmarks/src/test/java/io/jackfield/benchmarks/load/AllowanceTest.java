package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void givesASecondsWorthAtOnceAndThenOneAtATime() {
        Allowance allowance = new Allowance(30, 0);

        for (int message = 0; message < 30; message++) {
            assertThat(allowance.take(0)).isTrue();
        }

        assertThat(allowance.take(0)).isFalse();
        assertThat(allowance.take(SECOND / 60)).isFalse();
        assertThat(allowance.take(SECOND / 30 + 1)).isTrue();
        assertThat(allowance.take(SECOND / 30 + 2)).isFalse();
    }

    @Test
    void savesUpNoMoreThanASecondsWorth() {
        Allowance allowance = new Allowance(2, 0);

        assertThat(allowance.take(60 * SECOND)).isTrue();
        assertThat(allowance.take(60 * SECOND)).isTrue();
        assertThat(allowance.take(60 * SECOND)).isFalse();
    }
}
