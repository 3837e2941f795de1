package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin reports stop}. */
@Command(
        name = "stop",
        description =
                "Stop a run: what is not on its way yet is not sent. Begin it again with: jackfield admin reports run",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin reports stop weekly week:2026-12-07 --bot school --by eve"})
final class ReportStopCommand extends BotCommand {
    @Parameters(index = "0", paramLabel = "REPORT", description = "The name of the report.")
    private String report;

    @Parameters(index = "1", paramLabel = "PERIOD", description = "As list shows it, such as week:2026-12-07.")
    private String period;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; kept with the run.")
    private String by;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return ReportLines.of(host.post(
                run(report, period) + "/stop",
                JsonNodeFactory.instance.objectNode().put("by", by)));
    }
}
