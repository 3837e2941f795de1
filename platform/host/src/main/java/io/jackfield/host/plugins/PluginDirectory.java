package io.jackfield.host.plugins;

import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks into the watched directory and says what has changed. A jar counts once its size and time have been the same
 * for two looks, so that a slow copy is not taken half written, and is gone once it has been missing for two, so that a
 * renamed one comes and goes in the same look. Looking costs microseconds and sees what file events miss: network
 * drives, renames, overwriting in place.
 */
final class PluginDirectory {
    private final Path directory;
    private Map<Path, Look> lastLook = new HashMap<>();
    private final Map<Path, Look> taken = new HashMap<>();

    PluginDirectory(Path directory) {
        this.directory = directory;
    }

    private record Look(long size, long modifiedMillis, Object fileKey, long signedMillis) {}

    /**
     * What has changed since the last time it was asked.
     *
     * @param arrived new or changed jars, small ones first: libraries are large, and commands should not wait for them
     * @param gone jars that are no longer there
     */
    record Changes(List<Path> arrived, List<Path> gone) {}

    /** Everything that is there, without waiting whether it still changes; for the start. */
    Changes all() throws IOException {
        lastLook = look();
        return changes();
    }

    Changes changes() throws IOException {
        Map<Path, Look> now = look();
        List<Path> arrived = new ArrayList<>();
        now.forEach((jar, look) -> {
            if (look.equals(lastLook.get(jar)) && !look.equals(taken.get(jar))) {
                arrived.add(jar);
                taken.put(jar, look);
            }
        });
        List<Path> gone = taken.keySet().stream()
                .filter(jar -> !now.containsKey(jar) && !lastLook.containsKey(jar))
                .toList();
        gone.forEach(taken::remove);
        lastLook = now;
        arrived.sort(
                Comparator.comparingLong((Path jar) -> now.get(jar).size()).thenComparing(Comparator.naturalOrder()));
        return new Changes(arrived, gone);
    }

    private Map<Path, Look> look() throws IOException {
        Files.createDirectories(directory);
        Map<Path, Look> seen = new HashMap<>();
        // Without a glob, which would be made a regular expression of at each look.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (file.toString().endsWith(".jar")) {
                    look(file, seen);
                }
            }
        }
        return seen;
    }

    private static void look(Path jar, Map<Path, Look> seen) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
            if (file.isRegularFile()) {
                seen.put(
                        jar,
                        new Look(file.size(), file.lastModifiedTime().toMillis(), file.fileKey(), signedMillis(jar)));
            }
        } catch (NoSuchFileException e) {
            // Gone between the listing and the look.
        }
    }

    /** A signature that comes after its jar makes it another one. */
    private static long signedMillis(Path jar) {
        return Signatures.beside(jar).toFile().lastModified();
    }
}
