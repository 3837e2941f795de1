package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin subscriptions …}. */
@Command(
        name = "subscriptions",
        description = "See who has which plan of a bot, which of them end soon, and write them into a table.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SubscriptionListCommand.class, SubscriptionExportCommand.class})
final class SubscriptionCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do, for example: jackfield admin subscriptions list --bot helper --within 7d");
    }
}
