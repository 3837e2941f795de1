package io.jackfield.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of backups with their time in their names. */
public record BackupFolder(Path folder) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Where they are unless somebody says otherwise. */
    public static BackupFolder of(Path home) {
        return new BackupFolder(home.resolve("data/backups"));
    }

    public Path fileAt(Instant time) {
        return folder.resolve("jackfield-" + TIME.format(time) + ".zip");
    }

    /** The newest first; files with other names are not ours. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("jackfield-\\d{8}-\\d{6}\\.zip"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        }
    }

    public Optional<Path> newest() throws IOException {
        return files().stream().findFirst();
    }

    /** When the newest was made, by its name. */
    public Optional<Instant> newestAt() throws IOException {
        return newest().map(BackupFolder::madeAt);
    }

    /** When a file of ours was made, by its name. */
    public static Instant madeAt(Path file) {
        String name = file.getFileName().toString();
        return TIME.parse(name.substring("jackfield-".length(), name.length() - ".zip".length()), Instant::from);
    }

    /** Notes that a backup was restored for a try. */
    public void verified(Path file, Instant at) throws IOException {
        Files.writeString(noteOf(file), at.toString());
    }

    /** When a backup was last restored for a try. */
    public Optional<Instant> verifiedAt(Path file) {
        try {
            return Optional.of(Instant.parse(Files.readString(noteOf(file)).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Path noteOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".verified");
    }

    /** Deletes all but the newest; gives what is gone. */
    public List<Path> keep(int number) throws IOException {
        List<Path> old = files().stream().skip(number).toList();
        for (Path file : old) {
            Files.delete(file);
            Files.deleteIfExists(noteOf(file));
        }
        return old;
    }
}
