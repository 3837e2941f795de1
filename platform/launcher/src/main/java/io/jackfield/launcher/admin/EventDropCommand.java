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
        String one = event().map(number -> "&event=" + encoded(number)).orElse("");
        String path = "/events/dead?listener=" + encoded(listener()) + "&by=" + encoded(by()) + one;
        int dropped = host.delete(path).path("dropped").asInt();
        return List.of(dropped == 0 ? "There was nothing to drop." : dropped + " events are dropped.");
    }
}
