package io.jackfield.launcher;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.Migrations;
import io.jackfield.launcher.backup.BackupCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jackfield migrate}. */
@Command(
        name = "migrate",
        description = "Bring the database's schema up to date; run does it by itself.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Option(
            names = "--backup-first",
            description = "Save database, configuration and plugins in data/backups before anything is changed.")
    private boolean backupFirst;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (StandInServers servers = StandInServers.plan(options.home(), options.environment())) {
            servers.startDatabase();
            ServiceUrl database = servers.config().database().url().orElseThrow();
            DatabaseCheck.reach(database);
            PrintWriter out = spec.commandLine().getOut();
            if (backupFirst && Migrations.isBehind(database)) {
                out.println("Saved to " + BackupCommand.save(options, database));
            }
            int steps = Migrations.apply(database);
            out.println(steps == 0 ? "The schema is up to date." : "Schema steps applied: " + steps);
            out.flush();
        }
        return 0;
    }
}
