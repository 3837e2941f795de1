package io.jackfield.report.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.report.ReportPeriod.Kind;
import org.pf4j.Extension;

/** A learner's month, beside the five before. */
@Extension
public final class MonthlyReport extends SchoolReport {
    static final String NAME = "monthly";

    public MonthlyReport(PluginContext context) {
        super(context, NAME, Kind.MONTH);
    }
}
