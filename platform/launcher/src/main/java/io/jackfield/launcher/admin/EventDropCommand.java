package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin events drop}. */
@Command(
        name = "drop",
        description = "Give events up that could not be delivered: the listener will never hear of them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin events drop 4711 --listener crm"})
final class EventDropCommand extends DeadEventsCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        int dropped =
                host.delete("/events/dead" + query(fields())).path("dropped").asInt();
        return List.of(dropped == 0 ? "There was nothing to drop." : dropped + " events are dropped.");
    }
}
