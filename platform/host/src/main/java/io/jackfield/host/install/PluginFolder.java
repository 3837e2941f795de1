package io.jackfield.host.install;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.SpellingSuggestion;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.PluginJars;
import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The watched directory. A disabled jar lies there as {@code <name>.jar.disabled}, which the host does not look at. */
public final class PluginFolder {
    private static final String DISABLED = ".disabled";

    private final Path directory;
    /** Looking into a hundred jars takes longer than a page should. */
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(long size, long modified, Optional<JarInspection> inspection) {}

    public PluginFolder(Path directory) {
        this.directory = directory;
    }

    /** @param inspection empty when the file is no plugin */
    public record Entry(Path file, Optional<JarInspection> inspection) {
        public boolean isEnabled() {
            return !file.toString().endsWith(DISABLED);
        }

        public boolean is(String id) {
            return inspection.filter(found -> found.id().equals(id)).isPresent();
        }

        /** The name under which the host sees it, or would see it. */
        public Path jar() {
            String name = file.getFileName().toString();
            return file.resolveSibling(isEnabled() ? name : name.substring(0, name.length() - DISABLED.length()));
        }
    }

    public Path directory() {
        return directory;
    }

    /** By name. */
    public List<Entry> entries() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.jar(\\.disabled)?"))
                    .sorted()
                    .map(file -> new Entry(file, inspection(file)))
                    .toList();
        }
    }

    private Optional<JarInspection> inspection(Path file) {
        long size = file.toFile().length();
        long modified = file.toFile().lastModified();
        return seen.compute(
                        file,
                        (path, before) -> before != null && before.size == size && before.modified == modified
                                ? before
                                : new Seen(size, modified, PluginJars.inspection(file)))
                .inspection();
    }

    public Optional<Entry> find(String id) throws IOException {
        return entries().stream().filter(entry -> entry.is(id)).findFirst();
    }

    /** Throws with the ids there are. */
    public Entry get(String id) throws IOException {
        Optional<Entry> found = find(id);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> ids = entries().stream()
                .flatMap(entry -> entry.inspection().stream())
                .map(JarInspection::id)
                .distinct()
                .sorted()
                .toList();
        String wayOut = SpellingSuggestion.to(id, ids)
                .map(similar -> "did you mean " + similar + "?")
                .orElse("there are: " + (ids.isEmpty() ? "none" : String.join(", ", ids)));
        throw new JackfieldException(StandardError.NOT_FOUND, "no plugin '" + id + "' in " + directory + "; " + wayOut);
    }

    /**
     * Puts a jar there in one step, in place of the one with the same id, so that the host never sees half of it and a
     * new version that it refuses does not take the old one away. Its signature comes first. A name that says the
     * version of the one before says that of the new one afterwards.
     *
     * @param justBefore what the host has to find done when it sees the jar
     */
    public Path put(Path source, JarInspection inspection, Optional<String> signature, Runnable justBefore)
            throws IOException {
        Files.createDirectories(directory);
        Optional<Entry> before = find(inspection.id());
        Path jar = before.map(entry -> renamed(entry, inspection.version()))
                .orElse(directory.resolve(inspection.id() + ".jar"));
        Path part = directory.resolve(jar.getFileName() + ".part");
        Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
        // A copy keeps no time of its own everywhere, and the host goes by it.
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        writeSignature(jar, signature);
        justBefore.run();
        Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        if (before.isPresent() && !before.get().file().equals(jar)) {
            Files.deleteIfExists(before.get().file());
        }
        if (before.isPresent() && !before.get().jar().equals(jar)) {
            Files.deleteIfExists(Signatures.beside(before.get().jar()));
        }
        return jar;
    }

    /** Unless another file has that name. */
    private static Path renamed(Entry before, String version) {
        Path jar = before.jar();
        String old = before.inspection().map(JarInspection::version).orElse(version);
        Path named = jar.resolveSibling(jar.getFileName().toString().replace("-" + old, "-" + version));
        boolean taken = !named.equals(jar)
                && (Files.exists(named) || Files.exists(named.resolveSibling(named.getFileName() + DISABLED)));
        return taken ? jar : named;
    }

    private static void writeSignature(Path jar, Optional<String> signature) throws IOException {
        Path file = Signatures.beside(jar);
        if (signature.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, signature.get() + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public void enable(Entry entry) throws IOException {
        touch(entry.file());
        Files.move(entry.file(), entry.jar(), StandardCopyOption.ATOMIC_MOVE);
    }

    public void disable(Entry entry) throws IOException {
        Path name = entry.file().resolveSibling(entry.file().getFileName() + DISABLED);
        Files.move(entry.file(), name, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the host take it up anew. */
    public void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    public void remove(Entry entry) throws IOException {
        Files.delete(entry.file());
        Files.deleteIfExists(Signatures.beside(entry.jar()));
    }
}
