package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin reports …}. */
@Command(
        name = "reports",
        description = "Look at reports on their way to their readers, begin and stop them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReportListCommand.class, ReportShowCommand.class, ReportRunCommand.class, ReportStopCommand.class
        })
final class ReportCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: jackfield admin reports list --bot helper");
    }
}
