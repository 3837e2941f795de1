package io.jackfield.launcher.backup;

import io.jackfield.host.backup.BackupArchive;
import io.jackfield.host.backup.MissingKeys;
import io.jackfield.host.backup.Restore;
import io.jackfield.host.backup.RestoredFiles;
import io.jackfield.launcher.HomeOptions;
import io.jackfield.launcher.admin.Confirmation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jackfield restore}. */
@Command(
        name = "restore",
        description = "Bring a backup's tables into an empty database, and the files that this home lacks.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Parameters(paramLabel = "FILE", description = "A file that jackfield backup has made.")
    private Path file;

    @Option(names = "--replace", description = "Drop the tables that are there.")
    private boolean replace;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--database-only", description = "Leave configuration and plugins alone.")
    private boolean databaseOnly;

    @Option(
            names = "--replace-files",
            description = "Take the backup's settings in place of those that are there, which stay as NAME.before.")
    private boolean replaceFiles;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (BackupArchive archive = BackupArchive.open(file)) {
            BackupCommand.describe(archive.summary(), out);
            boolean empty = !Files.isDirectory(options.home().resolve("config"));
            if (empty && !databaseOnly) {
                // The settings of the backup say then which database it is.
                archive.requireWhole();
                bringFiles(archive, out);
            }
            restore(archive, out);
            if (!empty && !databaseOnly) {
                bringFiles(archive, out);
            }
        }
        out.flush();
        return 0;
    }

    private void restore(BackupArchive archive, PrintWriter out) throws IOException {
        try (DatabaseOfHome database = DatabaseOfHome.alone(options)) {
            if (replace && !yes && !Restore.isEmpty(database.url())) {
                Confirmation.require("Drop all tables in " + database.url() + "?");
            }
            Restore.into(database.url(), archive, replace);
            out.println("The tables are in " + database.url() + " and up to date.");
            MissingKeys.of(options.home(), archive, databaseOnly, database.url())
                    .forEach(out::println);
        }
    }

    private void bringFiles(BackupArchive archive, PrintWriter out) throws IOException {
        RestoredFiles files = RestoredFiles.into(
                options.home(), () -> options.draft().plugins().directory(), archive, replaceFiles);
        out.println("Files brought: " + files.brought().size() + "; here already and left as they are: "
                + files.kept().size());
        files.brought().forEach(name -> out.println("  " + name));
    }
}
