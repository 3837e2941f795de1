package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin reports list}. */
@Command(
        name = "list",
        description = "List the newest runs of reports, and how far they are. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin reports list --bot school"})
final class ReportListCommand extends BotCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(reports()).path("reports");
        return found.isEmpty() ? List.of("The bot has had no reports on a schedule yet.") : ReportLines.table(found);
    }
}
