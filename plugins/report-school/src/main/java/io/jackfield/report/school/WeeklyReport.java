package io.jackfield.report.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.report.ReportPeriod.Kind;
import org.pf4j.Extension;

/** A learner's week, beside the seven before. */
@Extension
public final class WeeklyReport extends SchoolReport {
    static final String NAME = "weekly";

    public WeeklyReport(PluginContext context) {
        super(context, NAME, Kind.WEEK);
    }
}
