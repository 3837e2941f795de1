package io.jackfield.launcher.plugins;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield plugins …}. */
@Command(
        name = "plugins",
        description = "Look at the plugins in the watched directory, and change them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CheckCommand.class,
            InstallCommand.class,
            EnableCommand.class,
            DisableCommand.class,
            ReloadCommand.class,
            RemoveCommand.class,
            RollbackCommand.class,
            ReleaseCommand.class,
            IndexCommand.class,
            KeygenCommand.class,
            SignCommand.class
        })
public final class PluginsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield plugins list");
    }
}
