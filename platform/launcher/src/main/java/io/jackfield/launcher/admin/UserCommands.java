package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin user …}. */
@Command(
        name = "user",
        description =
                "Look users up, grant and revoke plans and credits, write to them, block them, export and erase what is kept of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ShowCommand.class,
            FindCommand.class,
            GrantCommand.class,
            RevokeCommand.class,
            ResetCommand.class,
            MessageCommand.class,
            BlockCommand.class,
            UnblockCommand.class,
            UserEventsCommand.class,
            DialogueCommand.class,
            CreditsCommand.class,
            GiveCreditsCommand.class,
            TakeCreditsCommand.class,
            ExportUserCommand.class,
            EraseUserCommand.class
        })
final class UserCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: jackfield admin user show 42 --bot helper");
    }
}
