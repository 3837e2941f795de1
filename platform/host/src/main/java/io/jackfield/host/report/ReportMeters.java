package io.jackfield.host.report;

import io.jackfield.host.store.ReportState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * {@code report_deliveries_total} by bot, report and state: {@code stored}, {@code sent}, {@code nothing} and so on.
 */
final class ReportMeters {
    private final MeterRegistry registry;

    ReportMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String bot, String report, ReportState state) {
        registry.counter(
                        "report.deliveries",
                        "bot",
                        bot,
                        "report",
                        report,
                        "state",
                        state.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
