package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin reports show}. */
@Command(
        name = "show",
        description = "Show a run of a report: how far it is, and whom it did not reach. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin reports show weekly week:2026-12-07 --bot school"})
final class ReportShowCommand extends BotCommand {
    @Parameters(index = "0", paramLabel = "REPORT", description = "The name of the report.")
    private String report;

    @Parameters(index = "1", paramLabel = "PERIOD", description = "As list shows it, such as week:2026-12-07.")
    private String period;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return ReportLines.of(host.get(run(report, period)));
    }
}
