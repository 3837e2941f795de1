package io.jackfield.host.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Where class files are found. */
@FunctionalInterface
public interface ClassSource {
    /** @param name as class files write it: {@code java/lang/String} */
    Optional<byte[]> find(String name);

    /** The class files that a loader would define, its parents included. */
    static ClassSource of(ClassLoader loader) {
        return name -> {
            try (InputStream bytes = loader.getResourceAsStream(name + ".class")) {
                return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read class " + name, e);
            }
        };
    }
}
