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
import java.util.function.Supplier;
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
     * @param plugins the folder of jars, asked for once the settings are there, which may name it
     * @param replace whether settings that are there make room; the former file stays beside the new one as
     *     {@code NAME.before}
     */
    public static RestoredFiles into(Path home, Supplier<Path> plugins, BackupArchive archive, boolean replace)
            throws IOException {
        RestoredFiles files = new RestoredFiles(new ArrayList<>(), new ArrayList<>());
        for (String name : archive.files()) {
            if (!isJar(name)) {
                Path file = within(home, name, name);
                if (replace && Files.exists(file)) {
                    Path before = file.resolveSibling(file.getFileName() + ".before");
                    Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
                }
                files.bring(archive, name, file, Files.exists(file));
            }
        }
        Path folder = plugins.get();
        Set<String> present = present(folder);
        for (String name : archive.files()) {
            if (isJar(name)) {
                Path file = within(folder, name.substring(BackupFiles.PLUGINS.length()), name);
                files.bring(archive, name, file, Files.exists(file) || present.contains(archive.pluginOf(name)));
            }
        }
        return files;
    }

    private static boolean isJar(String name) {
        return name.startsWith(BackupFiles.PLUGINS);
    }

    private static Path within(Path folder, String relative, String name) throws IOException {
        Path file = folder.resolve(relative).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the backup has a file with the name " + name);
        }
        return file;
    }

    private void bring(BackupArchive archive, String name, Path file, boolean isThere) throws IOException {
        if (isThere) {
            kept.add(name);
        } else {
            bring(archive, name, file);
            brought.add(name);
        }
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
