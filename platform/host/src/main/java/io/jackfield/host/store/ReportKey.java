package io.jackfield.host.store;

/**
 * A report of one period.
 *
 * @param bot the bot's number
 * @param period the key of the {@link io.jackfield.api.report.ReportPeriod}
 */
public record ReportKey(int bot, String report, String period) {
    @Override
    public String toString() {
        return "bot " + bot + " " + report + " " + period;
    }
}
