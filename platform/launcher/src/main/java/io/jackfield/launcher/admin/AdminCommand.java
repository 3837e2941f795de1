package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin …}. */
@Command(
        name = "admin",
        description =
                "See and repair everything of a running host: users, money, letters, lists, reports and the rest.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        preprocessor = ListByName.class,
        footer = {"", "The name of a list is a command too: jackfield admin applications --bot sales"},
        subcommands = {
            UserCommands.class,
            PaymentCommands.class,
            SubscriptionCommands.class,
            ListsCommand.class,
            ListCommand.class,
            CheckDatabasesCommand.class,
            LetterCommands.class,
            EventCommands.class,
            ReportCommands.class,
            BroadcastCommands.class,
            AlertCommands.class,
            OperatorCommands.class,
            AuditCommand.class,
            LogsCommand.class,
            LogLevelCommand.class,
            JobCommands.class,
            ModelCommands.class,
            StatsCommand.class,
            SettingsCommands.class,
            BotsCommands.class,
            SearchCommand.class,
            SystemCommand.class,
            WhoAmICommand.class
        })
public final class AdminCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield admin user show");
    }
}
