package io.jackfield.report.school;

class WeeklyReportTest extends SchoolReportContract {
    WeeklyReportTest() {
        super(WeeklyReport.class);
    }
}
