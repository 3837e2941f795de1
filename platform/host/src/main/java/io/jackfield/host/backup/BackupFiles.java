package io.jackfield.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a home that a backup keeps: names in the backup and where they are. */
final class BackupFiles {
    static final String PLUGINS = "plugins/";
    private static final String ENVIRONMENT = "config/.env";
    /**
     * The seals of saved ways to pay, authenticators and settings, and what addresses and passwords of this host are
     * made from.
     */
    private static final List<String> KEYS =
            List.of("data/payment.key", "data/operator.key", "data/settings.key", "data/host-id", "data/admin-token");

    private BackupFiles() {}

    static SequencedMap<String, Path> of(BackupContent content) throws IOException {
        SequencedMap<String, Path> files = new TreeMap<>();
        add(files, content.home(), "config");
        add(files, content.home(), "data/plugin-versions");
        files.remove(ENVIRONMENT);
        if (content.secrets()) {
            Stream.concat(Stream.of(ENVIRONMENT), KEYS.stream())
                    .filter(name -> Files.isRegularFile(content.home().resolve(name)))
                    .forEach(name -> files.put(name, content.home().resolve(name)));
        }
        if (Files.isDirectory(content.plugins())) {
            try (Stream<Path> jars = Files.list(content.plugins())) {
                jars.filter(jar -> jar.toString().endsWith(".jar"))
                        .forEach(jar -> files.put(PLUGINS + jar.getFileName(), jar));
            }
        }
        return files;
    }

    private static void add(SequencedMap<String, Path> files, Path home, String folder) throws IOException {
        if (!Files.isDirectory(home.resolve(folder))) {
            return;
        }
        try (Stream<Path> found = Files.walk(home.resolve(folder))) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.put(home.relativize(file).toString().replace('\\', '/'), file));
        }
    }
}
