package io.jackfield.launcher.backup;

import io.jackfield.host.backup.Backup;
import io.jackfield.host.backup.BackupArchive;
import io.jackfield.host.backup.BackupContent;
import io.jackfield.host.backup.BackupFolder;
import io.jackfield.host.backup.BackupSummary;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.launcher.HomeOptions;
import io.jackfield.launcher.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jackfield backup}. */
@Command(
        name = "backup",
        description = "Save database, configuration and plugins in one file, also while the bots run.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to, a file or a folder (data/backups).")
    private Path file;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Try a backup instead: restore it into a database of its own.")
    private Path verified;

    @Option(
            names = "--with-secrets",
            description = "Also config/.env and the keys in data, without which saved payment methods cannot be read.")
    private boolean secrets;

    @Option(names = "--keep", paramLabel = "N", description = "Then delete all but the newest N in that folder.")
    private Integer keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (keep != null && keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep is " + keep + "; keep 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (verified != null) {
            verify(out);
        } else {
            save(out);
        }
        out.flush();
        return 0;
    }

    private void save(PrintWriter out) throws IOException {
        BackupFolder folder = file == null ? BackupFolder.of(options.home()) : folderOf(file.toAbsolutePath());
        Files.createDirectories(folder.folder());
        Path target = file == null || Files.isDirectory(file) ? folder.fileAt(Instant.now()) : file.toAbsolutePath();
        try (DatabaseOfHome database = DatabaseOfHome.shared(options)) {
            BackupContent content =
                    new BackupContent(options.home(), options.draft().plugins().directory(), secrets, Version.text());
            describe(Backup.write(database.url(), content, target), out);
        }
        out.println("Saved to " + target + (secrets ? " (with secrets: keep it as safe as they are)" : ""));
        if (keep != null) {
            folder.keep(keep).forEach(old -> out.println("Deleted " + old));
        }
    }

    /**
     * A backup of this home, with a database that is up, among its others and without secrets; gives the file.
     * Blocking.
     */
    public static Path save(HomeOptions options, ServiceUrl database) throws IOException {
        BackupFolder folder = BackupFolder.of(options.home());
        Files.createDirectories(folder.folder());
        Path target = folder.fileAt(Instant.now());
        Backup.write(
                database,
                new BackupContent(options.home(), options.draft().plugins().directory(), false, Version.text()),
                target);
        return target;
    }

    private static BackupFolder folderOf(Path target) {
        return new BackupFolder(Files.isDirectory(target) ? target : target.getParent());
    }

    private void verify(PrintWriter out) throws IOException {
        try (BackupArchive archive = BackupArchive.open(verified)) {
            describe(archive.summary(), out);
            Verification.of(archive);
            folderOf(verified.toAbsolutePath()).verified(verified, Instant.now());
            out.println(verified + " is whole and can be restored.");
        }
    }

    static void describe(BackupSummary backup, PrintWriter out) {
        out.println("Made " + backup.madeAt() + " by " + backup.jackfield() + ", schema " + backup.schemaVersion()
                + ": " + backup.rows() + " rows in " + backup.tables() + " tables, " + backup.plugins() + " plugins");
    }
}
