package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin letters stop}. */
@Command(
        name = "stop",
        description = "Stop a replay where it is; what it has not come to stays a letter.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters stop 12"})
final class LetterStopCommand extends HostCommand {
    @Parameters(paramLabel = "REPLAY", description = "Its number.")
    private String replay;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are; kept in the record (your name on this machine).")
    private String by;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return List.of(LetterLines.ofReplay(host.post(
                "/letter-replays/" + encoded(replay) + "/stop",
                JsonNodeFactory.instance.objectNode().put("by", by))));
    }
}
