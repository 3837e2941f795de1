package io.jackfield.host.backup;

import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.JarInspection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings a backup's files into a home: those that are missing. What is there stays as it is unless it is to be
 * replaced.
 *
 * @param brought names of files that were missing or replaced
 * @param kept names of files that are there, and jars whose plugin is there
 */
public record RestoredFiles(List<String> brought, List<String> kept) {
    /**
     * Blocking.
     *
     * @param replace whether settings that are there make room; the former file stays beside the new one as
     *     {@code NAME.before}
     */
    public static RestoredFiles into(Path home, Path plugins, BackupArchive archive, boolean replace)
            throws IOException {
        List<String> brought = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        Set<String> present = present(plugins);
        for (String name : archive.files()) {
            boolean jar = name.startsWith(BackupFiles.PLUGINS);
            Path folder = jar ? plugins : home;
            Path file = folder.resolve(jar ? name.substring(BackupFiles.PLUGINS.length()) : name)
                    .normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("the backup has a file with the name " + name);
            }
            if (replace && !jar && Files.exists(file)) {
                Files.move(
                        file, file.resolveSibling(file.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.exists(file) || jar && present.contains(archive.pluginOf(name))) {
                kept.add(name);
                continue;
            }
            bring(archive, name, file);
            brought.add(name);
        }
        return new RestoredFiles(List.copyOf(brought), List.copyOf(kept));
    }

    private static void bring(BackupArchive archive, String name, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, Backup.onlyForTheOwner());
        try (InputStream content = archive.stream(name);
                var target = Files.newOutputStream(part)) {
            content.transferTo(target);
        }
        Files.move(part, file);
    }

    private static Set<String> present(Path plugins) throws IOException {
        Set<String> ids = new HashSet<>();
        if (!Files.isDirectory(plugins)) {
            return ids;
        }
        try (Stream<Path> jars = Files.list(plugins)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try {
                    ids.add(JarInspection.of(jar).id());
                } catch (BrokenJarException e) {
                    // Not a plugin, so it is none of those in the backup either.
                    continue;
                }
            }
        }
        return ids;
    }
}
