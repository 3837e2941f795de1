package io.jackfield.launcher.backup;

import io.jackfield.embedded.PostgresServer;
import io.jackfield.host.backup.BackupArchive;
import io.jackfield.host.backup.Restore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Restores a backup into an embedded PostgreSQL of its own, which is gone afterwards. */
public final class Verification {
    private Verification() {}

    /** Fails with what is wrong. Blocking; needs as much room on the disk as the database. */
    public static void of(BackupArchive archive) throws IOException {
        Path folder = Files.createTempDirectory("jackfield-verify");
        try {
            PostgresServer server = new PostgresServer(folder.resolve("postgres"));
            server.start();
            try {
                Restore.into(server.url(), archive, false);
            } finally {
                server.stop();
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(tree)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        all.forEach(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
