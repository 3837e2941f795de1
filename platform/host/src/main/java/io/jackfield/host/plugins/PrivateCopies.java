package io.jackfield.host.plugins;

import io.jackfield.host.trust.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Jars are loaded from copies named by their digest, so that the file in the watched directory is never held open and
 * can be overwritten or deleted at any time. The loader's thread only.
 */
final class PrivateCopies {
    private final Path folder;
    private int count;

    PrivateCopies(Path folder) {
        this.folder = folder;
        empty();
    }

    /** @param digest SHA-256 of the copy, in hexadecimal */
    record PrivateCopy(Path file, String digest) {}

    /** Throws {@link BrokenJarException} when it cannot be read or written. */
    PrivateCopy of(Path jar) {
        Path temporary = folder.resolve(jar.getFileName() + ".part");
        try {
            String digest = copy(jar, temporary);
            // The number, because PF4J does not load the same path twice: a dependent of a swapped library comes back
            // unchanged.
            Path copy = folder.resolve(digest + "-" + ++count + ".jar");
            return new PrivateCopy(Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE), digest);
        } catch (IOException e) {
            throw new BrokenJarException("cannot be copied to " + folder + ": " + e, e);
        }
    }

    void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both at once: the digest is of the very bytes that were written, whatever becomes of the jar meanwhile. */
    private static String copy(Path jar, Path temporary) throws IOException {
        try (OutputStream target = Files.newOutputStream(temporary)) {
            return Digests.copying(jar, target);
        }
    }

    /** Copies of an earlier life, which nobody holds open any more. */
    private void empty() {
        try {
            Files.createDirectories(folder);
            try (var files = Files.newDirectoryStream(folder, "*.{jar,part}")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }
}
