package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin operators …}. */
@Command(
        name = "operators",
        description = "Look after those who run the host: their accounts, roles, tokens and second factors.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            OperatorListCommand.class,
            OperatorAddCommand.class,
            OperatorChangeCommand.class,
            OperatorDisableCommand.class,
            OperatorEnableCommand.class,
            OperatorRemoveCommand.class,
            OperatorRenewCommand.class,
            OperatorResetCommand.class
        })
final class OperatorCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield admin operators list");
    }
}
