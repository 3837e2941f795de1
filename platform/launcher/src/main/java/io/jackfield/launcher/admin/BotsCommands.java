package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin bots …}. */
@Command(
        name = "bots",
        description = "Look at bots and how they get their updates, and pause one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BotListCommand.class,
            BotShowCommand.class,
            BotPauseCommand.class,
            BotResumeCommand.class,
            BotWebhookCommand.class
        })
final class BotsCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield admin bots list");
    }
}
