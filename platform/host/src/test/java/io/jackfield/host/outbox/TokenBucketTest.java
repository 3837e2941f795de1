package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, -77 * SECOND, 77 * SECOND})
    void burstGoesAtOnceAndTheRestOneAfterTheOther(long now) {
        TokenBucket bucket = new TokenBucket(60, 3);

        assertThat(bucket.take(now)).isZero();
        assertThat(bucket.take(now)).isZero();
        assertThat(bucket.take(now)).isZero();
        assertThat(bucket.take(now)).isEqualTo(SECOND);
        assertThat(bucket.take(now)).isEqualTo(2 * SECOND);
    }

    @Test
    void askingTakesNothing() {
        TokenBucket bucket = new TokenBucket(60, 1);
        bucket.take(0);

        assertThat(bucket.waitNanos(0)).isEqualTo(SECOND);
        assertThat(bucket.waitNanos(0)).isEqualTo(SECOND);
        assertThat(bucket.waitNanos(SECOND)).isZero();
    }

    @Test
    void quietWhileFillsItAgainButNotBeyondTheBurst() {
        TokenBucket bucket = new TokenBucket(60, 2);
        bucket.take(0);
        bucket.take(0);

        assertThat(bucket.isFull(SECOND)).isFalse();
        assertThat(bucket.isFull(2 * SECOND)).isTrue();
        assertThat(bucket.take(100 * SECOND)).isZero();
        assertThat(bucket.take(100 * SECOND)).isZero();
        assertThat(bucket.take(100 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void highestRateThatCanBeConfiguredDoesNotOverflow() {
        TokenBucket bucket = new TokenBucket(60_000_000, 1_000_000);
        TokenBucket slow = new TokenBucket(1, 1_000_000);

        assertThat(bucket.take(0)).isZero();
        assertThat(slow.take(0)).isZero();
        assertThat(slow.take(0)).isZero();
    }
}
