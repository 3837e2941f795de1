package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts start}. */
@Command(
        name = "start",
        description = "Send a draft to its audience, now or at a time.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin broadcasts start 7 --bot helper --by eve",
            "  jackfield admin broadcasts start 7 --bot helper --by eve --at 2026-12-31T18:00:00Z --yes"
        })
final class BroadcastStartCommand extends OneBroadcastCommand {
    @Option(names = "--at", paramLabel = "MOMENT", description = "When, such as 2026-12-31T18:00:00Z; now without it.")
    private String at;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; kept with the broadcast.")
    private String by;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        if (!yes) {
            JsonNode draft = host.get(broadcast());
            JsonNode count = host.post(broadcasts() + "/audience", BroadcastLines.audienceOf(draft));
            Confirmation.require("Send '" + draft.path("name").asText() + "' to " + BroadcastLines.people(count)
                    + (at == null ? "" : " at " + at) + "?");
        }
        return BroadcastLines.of(host.post(
                broadcast() + "/start",
                JsonNodeFactory.instance.objectNode().put("at", at).put("by", by)));
    }
}
