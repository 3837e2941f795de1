package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.SubscriptionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TermTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));

    private static Optional<SubscriptionRow> running(String plan, Optional<Instant> until) {
        return Optional.of(new SubscriptionRow(plan, NOW.minus(MONTH), until, "operator"));
    }

    @Test
    void timeIsAddedToTheSamePlanThatStillRuns() {
        Term month = new Term.For(MONTH);

        assertThat(month.end("vip", Optional.empty(), NOW)).contains(NOW.plus(MONTH));
        assertThat(month.end("vip", running("vip", Optional.of(LATER)), NOW)).contains(LATER.plus(MONTH));
        assertThat(month.end("vip", running("vip", Optional.empty()), NOW)).isEmpty();
        assertThat(month.end("vip", running("gold", Optional.of(LATER)), NOW)).contains(NOW.plus(MONTH));
        assertThat(month.end("vip", running("vip", Optional.of(NOW)), NOW)).contains(NOW.plus(MONTH));
    }

    @Test
    void momentAndForeverStandByThemselves() {
        assertThat(new Term.Until(LATER).end("vip", running("vip", Optional.empty()), NOW))
                .contains(LATER);
        assertThat(new Term.Forever().end("vip", running("vip", Optional.of(LATER)), NOW))
                .isEmpty();
    }
}
