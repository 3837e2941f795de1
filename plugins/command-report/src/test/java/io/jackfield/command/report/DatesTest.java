package io.jackfield.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.report.ReportPeriod;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 20);

    @ParameterizedTest
    @CsvSource({
        "01.09–15.09,             2026-09-01, 2026-09-15",
        "01.09 - 15.09,           2026-09-01, 2026-09-15",
        "1.9 15.9,                2026-09-01, 2026-09-15",
        "01/09—15/09,             2026-09-01, 2026-09-15",
        "15.12–10.01,             2025-12-15, 2026-01-10",
        "01.08–25.09,             2026-08-01, 2026-09-25",
        "01.10–15.10,             2025-10-01, 2025-10-15",
        "01.09.2025–15.09.2026,   2025-09-01, 2026-09-15",
        "2026-09-01 2026-09-15,   2026-09-01, 2026-09-15",
        "2026-09-01–2026-09-15,   2026-09-01, 2026-09-15",
        "29.02.2024,              2024-02-29, 2024-02-29",
        "05.09,                   2026-09-05, 2026-09-05"
    })
    void daysAreReadAsTheyAreWritten(String text, LocalDate from, LocalDate to) {
        assertThat(Dates.read(text, TODAY)).contains(ReportPeriod.between(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "32.01",
                "01.13–02.13",
                "29.02–01.03 x",
                "15.09.2026–01.09.2026",
                "01.01.2020–01.01.2026",
                "01.09 02.09 03.09",
                "from 01.09",
                "99999999999.09",
                "2026-00-10",
                "-1.-1"
            })
    void whatIsNoDaysIsNone(String text) {
        assertThat(Dates.read(text, TODAY)).isEmpty();
    }
}
