package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin operators list}. */
@Command(
        name = "list",
        description = "List those who run the host. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin operators list"})
final class OperatorListCommand extends HostCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add(OperatorLines.head());
        JsonNode page = host.get("/operators");
        page.path("operators").forEach(operator -> lines.add(OperatorLines.row(operator)));
        while (page.path("more").asBoolean()) {
            page = host.get("/operators?after=" + encoded(page.path("after").asText()));
            page.path("operators").forEach(operator -> lines.add(OperatorLines.row(operator)));
        }
        return lines.size() > 1
                ? lines
                : List.of("There are no operators yet; make one with: jackfield admin operators add NAME --role admin");
    }
}
