package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin broadcasts …}. */
@Command(
        name = "broadcasts",
        description = "Write to many users of a bot, and see how far it is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BroadcastListCommand.class,
            BroadcastShowCommand.class,
            BroadcastCreateCommand.class,
            BroadcastPreviewCommand.class,
            BroadcastTestCommand.class,
            BroadcastStartCommand.class,
            BroadcastMoveCommand.Pause.class,
            BroadcastMoveCommand.Resume.class,
            BroadcastMoveCommand.Stop.class,
            BroadcastDeleteCommand.class
        })
final class BroadcastCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: jackfield admin broadcasts list --bot helper");
    }
}
