package io.jackfield.host.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.EventTable.Progress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettledEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final SettledEvents settled = new SettledEvents();

    private long look(long last, long oldest, long next) {
        return settled.look(new Progress(last, oldest, next), NOON);
    }

    @Test
    void withoutTransactionsTheSecondLookSettlesWhatTheFirstHasSeen() {
        assertThat(look(17, 100, 100)).isZero();
        assertThat(look(20, 105, 105)).isEqualTo(17);
        assertThat(look(20, 105, 105)).isEqualTo(20);
    }

    @Test
    void nothingIsSettledWhileATransactionRunsThatTheSecondLookHasSeen() {
        look(17, 100, 101);

        assertThat(look(18, 100, 110)).isZero();
        assertThat(look(30, 109, 200)).isZero();
        assertThat(look(31, 110, 201)).isEqualTo(17);
    }

    @Test
    void transactionsThatBeganLaterHoldNothingUp() {
        look(17, 100, 100);

        assertThat(look(18, 100, 101)).isZero();
        assertThat(look(40, 101, 300)).isEqualTo(17);
    }

    @Test
    void transactionThatIsLeftOpenHoldsUpForTwoMinutesAtMost() {
        look(17, 100, 101);

        assertThat(settled.look(new Progress(18, 100, 110), NOON.plusSeconds(1)))
                .isZero();
        assertThat(settled.look(new Progress(19, 100, 500), NOON.plus(Duration.ofMinutes(3))))
                .isEqualTo(17);
    }

    @Test
    void tableWithoutEventsHasNothingToSettle() {
        assertThat(look(0, 100, 100)).isZero();
        assertThat(look(0, 100, 100)).isZero();
    }
}
