package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin events replay}. */
@Command(
        name = "replay",
        description = "Deliver events again that could not be delivered, now and for a further day.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin events replay --listener crm",
            "  jackfield admin events replay 4711 --listener crm"
        })
final class EventReplayCommand extends DeadEventsCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        fields().forEach(order::put);
        int replayed = host.post("/events/dead/replay", order).path("replayed").asInt();
        return List.of(
                replayed == 0
                        ? "There was nothing to deliver again."
                        : replayed + " events are delivered again from now on.");
    }
}
