package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {
    private static final int TODAY = 20_000;

    @ParameterizedTest
    @CsvSource({
        "1728000000, 20000", // midnight belongs to the day that begins
        "1728086399, 20000",
        "1727999999, 19999",
        "1727827200, 19998", // as far back as there are partitions
        "1727827199, 19998",
        "0, 19998",
        "-1, 19998",
        "1728086400, 20000", // a clock ahead of ours
        "9999999999999, 20000"
    })
    void rowBelongsToTheDayOfItsMessageWithinThePartitions(long epochSeconds, int day) {
        assertThat(Partitions.dayOf(epochSeconds, TODAY)).isEqualTo(day);
    }

    @Test
    void daysAreThoseOfUtcWhereverTheServerStands() {
        Instant lateInUtc = Instant.ofEpochSecond(20_000L * 86_400 + 86_399);

        assertThat(Partitions.today(Clock.fixed(lateInUtc, ZoneId.of("Asia/Tashkent"))))
                .isEqualTo(TODAY);
    }
}
