package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin events …}. */
@Command(
        name = "events",
        description = "Look at events that listeners such as a CRM could not be given, and deliver them again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EventDeadCommand.class, EventReplayCommand.class, EventDropCommand.class})
final class EventCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield admin events dead");
    }
}
