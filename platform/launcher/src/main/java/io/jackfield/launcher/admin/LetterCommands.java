package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin letters …}. */
@Command(
        name = "letters",
        description = "Look at updates that could not be answered and replies that could not be sent, and replay them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LetterGroupsCommand.class,
            LetterListCommand.class,
            LetterShowCommand.class,
            LetterReplayCommand.class,
            LetterReplaysCommand.class,
            LetterStopCommand.class,
            LetterDeleteCommand.class,
            LetterExportCommand.class,
            LetterTestCommand.class
        })
final class LetterCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield admin letters groups");
    }
}
