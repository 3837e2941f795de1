package io.jackfield.launcher;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.Migrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackfield migrate}. */
@Command(
        name = "migrate",
        description = "Bring the database's schema up to date; run does it by itself.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (StandInServers servers = StandInServers.plan(options.home(), options.environment())) {
            servers.startDatabase();
            ServiceUrl database = servers.config().database().url().orElseThrow();
            DatabaseCheck.reach(database);
            int steps = Migrations.apply(database);
            PrintWriter out = spec.commandLine().getOut();
            out.println(steps == 0 ? "The schema is up to date." : "Schema steps applied: " + steps);
            out.flush();
        }
        return 0;
    }
}
