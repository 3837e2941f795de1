package io.jackfield.report.school;

class MonthlyReportTest extends SchoolReportContract {
    MonthlyReportTest() {
        super(MonthlyReport.class);
    }
}
