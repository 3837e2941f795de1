package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts pause}, {@code resume} and {@code stop}. */
abstract sealed class BroadcastMoveCommand extends OneBroadcastCommand {
    private final String move;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; it is written down.")
    private String by;

    BroadcastMoveCommand(String move) {
        this.move = move;
    }

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return BroadcastLines.of(host.post(
                broadcast() + "/" + move, JsonNodeFactory.instance.objectNode().put("by", by)));
    }

    @Command(
            name = "pause",
            description = "Let a broadcast rest. What is on its way, two seconds' worth, still arrives.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  jackfield admin broadcasts pause 7 --bot helper --by eve"})
    static final class Pause extends BroadcastMoveCommand {
        Pause() {
            super("pause");
        }
    }

    @Command(
            name = "resume",
            description = "Let a broadcast go on that rests.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  jackfield admin broadcasts resume 7 --bot helper --by eve"})
    static final class Resume extends BroadcastMoveCommand {
        Resume() {
            super("resume");
        }
    }

    @Command(
            name = "stop",
            description = "End a broadcast for good. What is on its way, two seconds' worth, still arrives.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  jackfield admin broadcasts stop 7 --bot helper --by eve"})
    static final class Stop extends BroadcastMoveCommand {
        Stop() {
            super("stop");
        }
    }
}
