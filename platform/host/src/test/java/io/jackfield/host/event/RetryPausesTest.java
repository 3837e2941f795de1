package io.jackfield.host.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.EventDeliveryTable.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPausesTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Delivery NEW =
            new Delivery(TestEvents.stored(1, 5, "a"), 0, Optional.empty(), NOON, Optional.empty(), "");

    private static JackfieldException error(StandardError error) {
        return new JackfieldException(error, "on purpose");
    }

    @Test
    void pausesGrowFromASecondToAnHour() {
        List<Duration> pauses = new ArrayList<>();
        Delivery delivery = NEW;
        for (int tries = 0; tries < 14; tries++) {
            Instant now = delivery.due();
            delivery = RetryPauses.after(delivery, error(StandardError.OVERLOADED), now);
            pauses.add(Duration.between(now, delivery.due()));
        }

        assertThat(pauses)
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
                .endsWith(Duration.ofHours(1), Duration.ofHours(1))
                .isSorted();
    }

    @Test
    void isTriedForADayAndNoLonger() {
        Delivery delivery = NEW;
        Instant now = NOON;
        while (delivery.deadSince().isEmpty()) {
            now = delivery.due();
            delivery = RetryPauses.after(delivery, error(StandardError.UNAVAILABLE), now);
        }

        assertThat(Duration.between(NOON, now)).isBetween(Duration.ofHours(22), Duration.ofHours(24));
        assertThat(delivery.error()).isEqualTo("UNAVAILABLE: on purpose");
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardError.class,
            names = {"PLUGIN_FAULT", "REQUEST_REJECTED", "UNAUTHORIZED", "NOT_FOUND"})
    void whatWillNotWorkLaterIsSetAsideAtOnce(StandardError error) {
        assertThat(RetryPauses.after(NEW, error(error), NOON).deadSince()).contains(NOON);
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardError.class,
            names = {"UNAVAILABLE", "OVERLOADED", "RATE_LIMITED", "QUARANTINED", "TIMED_OUT"})
    void whatMayWorkLaterComesAgain(StandardError error) {
        Delivery failed = RetryPauses.after(NEW, error(error), NOON);

        assertThat(failed.deadSince()).isEmpty();
        assertThat(failed.tries()).isOne();
        assertThat(failed.firstTry()).contains(NOON);
    }

    @Test
    void otherSideMayAskForALongerPause() {
        JackfieldException later = error(StandardError.RATE_LIMITED).withRetryAfter(Duration.ofMinutes(10));

        assertThat(RetryPauses.after(NEW, later, NOON).due()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }
}
