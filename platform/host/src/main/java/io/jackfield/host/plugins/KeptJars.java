package io.jackfield.host.plugins;

import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last two jars of each plugin that were live, with their signatures, in
 * {@code data/plugin-jars/<id>/<digest>.jar}: so that one can go back. The time of a file is when it last became live.
 * From any thread.
 */
public final class KeptJars {
    private static final int KEPT = 2;

    private final Path folder;

    /** @param home the host's home */
    public KeptJars(Path home) {
        folder = home.resolve("data/plugin-jars");
    }

    /**
     * This jar is live now.
     *
     * @param copy the very bytes that are
     * @param signature what lies beside the original
     */
    void wasLive(String plugin, String digest, Path copy, Optional<String> signature) {
        Path jar = folder.resolve(plugin).resolve(digest + ".jar");
        try {
            Files.createDirectories(jar.getParent());
            keep(copy, jar);
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
            if (signature.isPresent()) {
                Files.writeString(Signatures.beside(jar), signature.get() + "\n");
            }
            for (Path old : newestFirst(plugin).stream().skip(KEPT).toList()) {
                Files.delete(old);
                Files.deleteIfExists(Signatures.beside(old));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Costs no space where the file system can give one file two names. */
    private static void keep(Path copy, Path jar) throws IOException {
        if (Files.exists(jar)) {
            return;
        }
        try {
            Files.createLink(jar, copy);
        } catch (FileAlreadyExistsException e) {
            // It is there.
        } catch (IOException | UnsupportedOperationException e) {
            Path part = jar.resolveSibling(jar.getFileName() + ".part");
            Files.copy(copy, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The jar that was live before the one with this digest; empty when none is kept. */
    public Optional<Path> before(String plugin, String digest) {
        try {
            return newestFirst(plugin).stream()
                    .filter(jar -> !jar.getFileName().toString().equals(digest + ".jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the former jars of " + plugin + " cannot be listed", e);
        }
    }

    private List<Path> newestFirst(String plugin) throws IOException {
        Path jars = folder.resolve(plugin);
        if (!Files.isDirectory(jars)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
        }
    }
}
