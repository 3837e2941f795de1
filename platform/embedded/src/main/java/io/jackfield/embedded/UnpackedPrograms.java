package io.jackfield.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The programs of a server, unpacked once for all homes of a user: each home has them under its own path, as hard
 * links, since the path is how a leftover process is known. Where links cannot be made, as between file systems, each
 * home unpacks them itself. From any thread; processes wait for each other.
 */
final class UnpackedPrograms {
    private static final Logger LOG = LoggerFactory.getLogger(UnpackedPrograms.class);
    /** Written by the library when all is there; it must be the newest file. */
    private static final String COMPLETE = ".exists";

    private final Path folder;
    private final Path kept;

    /**
     * @param cache where they are kept
     * @param version of the programs and for which machine, as a file may be called
     */
    UnpackedPrograms(Path cache, String version) {
        folder = cache;
        kept = cache.resolve(version);
    }

    /** Those of this version of PostgreSQL, where a user's caches are by the XDG Base Directory Specification. */
    static UnpackedPrograms ofUser() {
        String named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = named.startsWith("/") ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache");
        return new UnpackedPrograms(caches.resolve("jackfield"), version());
    }

    static String version() {
        try (InputStream text = UnpackedPrograms.class.getResourceAsStream("postgres-version.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Work {
        void run() throws IOException;
    }

    /**
     * Has the programs in {@code home} before the work, which unpacks them there if they are not, and keeps them
     * afterwards for the next.
     */
    void during(Path home, Work work) throws IOException {
        if (!unpackedIn(home).isEmpty()) {
            work.run();
            return;
        }
        synchronized (UnpackedPrograms.class) {
            Optional<FileChannel> ours = turn();
            if (ours.isEmpty()) {
                work.run();
                return;
            }
            try (FileChannel turn = ours.get()) {
                if (Files.exists(kept)) {
                    tryTo("be taken from " + kept, () -> link(kept, home));
                }
                work.run();
                if (!Files.exists(kept)) {
                    tryTo("be kept in " + kept, () -> keep(home));
                }
            }
        }
    }

    /** Nobody else's, while it is open; empty where this user can keep nothing, or somebody else might. */
    private Optional<FileChannel> turn() throws IOException {
        if (!folder.isAbsolute()) {
            // a user without a home: Java calls it "?"
            return Optional.empty();
        }
        try {
            OwnerOnly.folder(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                LOG.info(
                        "Waiting for another Jackfield of this user, which unpacks PostgreSQL and has {} locked",
                        folder);
                channel.lock();
            }
            return Optional.of(channel);
        } catch (FileSystemException e) {
            LOG.debug("No programs can be kept in {}: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    private static void tryTo(String what, Work work) {
        try {
            work.run();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("The unpacked programs cannot {}: {}", what, e.toString());
        }
    }

    private void keep(Path home) throws IOException {
        Path part = folder.resolve(kept.getFileName() + ".part");
        Trees.delete(part);
        link(home, Files.createDirectories(part));
        Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what a start left that was killed while it unpacked there. */
    static void removeHalfMade(Path home) throws IOException {
        for (Path tree : treesIn(home)) {
            if (!isComplete(tree)) {
                Trees.delete(tree);
            }
        }
    }

    private static List<Path> unpackedIn(Path home) throws IOException {
        return treesIn(home).stream().filter(UnpackedPrograms::isComplete).toList();
    }

    private static boolean isComplete(Path tree) {
        return Files.exists(tree.resolve(COMPLETE));
    }

    private static List<Path> treesIn(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(home)) {
            return children.filter(child -> child.getFileName().toString().startsWith("PG-"))
                    .toList();
        }
    }

    private static void link(Path from, Path to) throws IOException {
        for (Path tree : unpackedIn(from)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.toList()) {
                    Path twin = to.resolve(from.relativize(path).toString());
                    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createDirectories(twin);
                    } else if (!path.endsWith(COMPLETE)) {
                        Files.createLink(twin, path);
                    }
                }
            }
            Files.createFile(to.resolve(tree.getFileName().toString()).resolve(COMPLETE));
        }
    }
}
