package io.jackfield.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.StandardError;
import io.jackfield.host.store.ReportKey;
import org.junit.jupiter.api.Test;

class RunOutagesTest {
    private static final ReportKey WEEKLY = new ReportKey(1, "weekly", "week:2026-11-30");
    private static final ReportKey MONTHLY = new ReportKey(1, "monthly", "month:2026-11-01");

    private final RunOutages outages = new RunOutages();

    @Test
    void outageIsNewsOnceForARunHoweverManyReadersWait() {
        assertThat(outages.begins(WEEKLY, StandardError.UNAVAILABLE)).isTrue();
        assertThat(outages.begins(WEEKLY, StandardError.UNAVAILABLE)).isFalse();
        assertThat(outages.begins(WEEKLY, StandardError.UNAVAILABLE)).isFalse();
    }

    @Test
    void anotherRunAnotherErrorAndTheNextOutageAreNews() {
        outages.begins(WEEKLY, StandardError.UNAVAILABLE);

        assertThat(outages.begins(MONTHLY, StandardError.UNAVAILABLE)).isTrue();
        assertThat(outages.begins(WEEKLY, StandardError.OVERLOADED)).isTrue();
        outages.ended(WEEKLY);
        assertThat(outages.begins(WEEKLY, StandardError.OVERLOADED)).isTrue();
    }
}
