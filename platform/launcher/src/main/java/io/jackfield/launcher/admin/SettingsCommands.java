package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin settings …}. */
@Command(
        name = "settings",
        description = "Look at the configuration that counts, and set values over its files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SettingsListCommand.class,
            SettingsShowCommand.class,
            SettingsSetCommand.class,
            SettingsResetCommand.class
        })
final class SettingsCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: jackfield admin settings show --plugin command-chat");
    }
}
