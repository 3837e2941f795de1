package io.jackfield.launcher;

import io.jackfield.launcher.admin.AdminCommand;
import io.jackfield.launcher.backup.BackupCommand;
import io.jackfield.launcher.backup.RestoreCommand;
import io.jackfield.launcher.doctor.DoctorCommand;
import io.jackfield.launcher.plugins.PluginsCommand;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bin/jackfield}. */
@Command(
        name = "jackfield",
        description = "Telegram bots made of plugins.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            DevCommand.class,
            ValidateCommand.class,
            MigrateCommand.class,
            RehearseCommand.class,
            SandboxCommand.class,
            PluginsCommand.class,
            AdminCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        boolean plain = arguments.length == 1 && arguments[0].equals("run");
        System.exit(plain ? runPlainly() : status(commandLine(), arguments));
    }

    /**
     * Threads of the platform would keep a process alive that does nothing any more, so it ends whatever went wrong.
     */
    static int status(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (RuntimeException | Error e) {
            return ended(e);
        }
    }

    /** As services and containers start it: making the whole command line ready takes a third of a start. */
    private static int runPlainly() {
        try {
            return RunCommand.run(new HomeOptions(), new PrintWriter(System.out, true));
        } catch (Error e) {
            return ended(e);
        } catch (Exception e) {
            System.err.println(Failures.explain(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int ended(Throwable error) {
        LoggerFactory.getLogger(Main.class).error("the process ends with exit status 1", error);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The command line with the exit status of each outcome: 0 it worked, 1 it did not, 2 a wrong call. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult call) {
        PrintWriter err = command.getErr();
        err.println(Failures.explain(failure));
        if (innermost(call).hasMatchedOption("--debug")) {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static CommandLine.ParseResult innermost(CommandLine.ParseResult call) {
        return call.hasSubcommand() ? innermost(call.subcommand()) : call;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield run");
    }
}
