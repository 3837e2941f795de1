package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin reports run}. */
@Command(
        name = "run",
        description = {
            "Send a report to all of its readers now.",
            "Who has theirs for this period does not get it again; those for whom it failed or was stopped do."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin reports run weekly --bot school --period week --by eve",
            "  jackfield admin reports run weekly --bot school --period week:2026-12-07 --by eve",
            "  jackfield admin reports run sales --bot shop --from 2026-12-01 --to 2026-12-05 --by eve"
        })
final class ReportRunCommand extends BotCommand {
    @Parameters(paramLabel = "REPORT", description = "The name of the report.")
    private String report;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "What it is about: day, week or month, or one of them such as week:2026-12-07.")
    private String period;

    @Option(
            names = "--of",
            paramLabel = "WHICH",
            defaultValue = "previous",
            description = "Which day, week or month: previous or current (${DEFAULT-VALUE}).")
    private String which;

    @Option(names = "--from", paramLabel = "DAY", description = "The first of any days, such as 2026-12-01.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last of them.")
    private String to;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; kept with the run.")
    private String by;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return ReportLines.of(host.post(
                reports() + "/" + encoded(report) + "/run",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("period", period)
                        .put("of", which)
                        .put("from", from)
                        .put("to", to)
                        .put("by", by)));
    }
}
