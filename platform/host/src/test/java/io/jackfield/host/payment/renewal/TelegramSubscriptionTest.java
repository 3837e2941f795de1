package io.jackfield.host.payment.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramSubscriptionTest {
    private static final Instant HEARD = Instant.parse("2026-11-21T12:00:00Z");

    private static TelegramSubscription paidAt(Instant moment) {
        return new TelegramSubscription(Optional.empty(), Optional.of(moment));
    }

    @Test
    void failureCountsUnlessAPaymentWasStoredAfterItWasHeard() {
        assertThat(paidAt(HEARD.minusSeconds(1)).wasPaidAfter(HEARD)).isFalse();
        assertThat(paidAt(HEARD.plusMillis(1)).wasPaidAfter(HEARD)).isTrue();
        assertThat(TelegramSubscription.of(List.of()).wasPaidAfter(HEARD)).isFalse();
    }
}
