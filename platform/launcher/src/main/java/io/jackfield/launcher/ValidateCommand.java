package io.jackfield.launcher;

import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.ConfigProblems;
import io.jackfield.host.plugins.ConfigCheck;
import io.jackfield.host.plugins.QueriesOfJar;
import io.jackfield.host.store.ForeignDatabases;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jackfield validate}. */
@Command(
        name = "validate",
        description =
                "Check all configuration files, those of the plugins in the watched directory too, without starting anything.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Runnable {
    @Mixin
    private HomeOptions options;

    @Option(
            names = "--connect",
            description =
                    "Also try each of the databases of others that plugins may use, and the SQL for them in the plugins' files.")
    private boolean connect;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        StandInAddresses examples = StandInAddresses.examplesFor(options.draft());
        HostConfig config = options.config();
        List<String> problems = new ArrayList<>(ConfigCheck.problemsOfAll(config));
        if (connect) {
            config.databases().entrySet().stream()
                    .filter(entry -> !isStandIn(examples, entry.getKey()))
                    .forEach(entry -> ForeignDatabases.problemOf(entry.getKey(), entry.getValue())
                            .ifPresent(problems::add));
            problems.addAll(QueriesOfJar.problemsOfAll(config));
        }
        if (!problems.isEmpty()) {
            throw ConfigProblems.listed(problems);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("The configuration in " + config.home().resolve("config") + " is valid.");
        config.runningBots()
                .forEach(bot -> out.println("  " + bot.id() + ": " + Banner.updates(config, bot, examples.sandbox())));
        config.leftOutBots().forEach((bot, reason) -> out.println("  " + bot + ": left out, " + reason));
        Banner.absent(config).forEach((plugin, what) -> out.println("  plugin " + plugin + ": " + what));
        config.databases()
                .forEach((name, database) -> out.println("  database " + name + ": "
                        + (isStandIn(examples, name) ? "the sandbox's sample school" : described(database))));
        out.flush();
    }

    private String described(ForeignDatabase database) {
        return database.url()
                + (database.readOnly() ? ", to be read only" : ", writes allowed")
                + (connect ? ", is there" : "");
    }

    /** What only a run brings cannot be tried. */
    private static boolean isStandIn(StandInAddresses examples, String database) {
        return examples.school().isPresent() && database.equals(SchoolStandIn.DATABASE);
    }
}
