package io.jackfield.host.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** The classes of a jar, for this version of Java where the jar has several. Not thread safe. */
public final class JarClasses implements ClassSource, AutoCloseable {
    private static final String ENDING = ".class";

    private final JarFile jar;

    public JarClasses(Path file) throws IOException {
        jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
    }

    /** Entries of any kind, known without looking at them. */
    int size() {
        return jar.size();
    }

    /** All of them, as class files write them. Takes a while for a big jar. */
    Set<String> names() {
        return jar.versionedStream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(ENDING) && !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .filter(name -> !name.equals("module-info") && !name.endsWith("package-info"))
                .collect(Collectors.toSet());
    }

    /** @param className as sources write it */
    public boolean has(String className) {
        return jar.getJarEntry(className.replace('.', '/') + ENDING) != null;
    }

    @Override
    public Optional<byte[]> find(String name) {
        JarEntry entry = jar.getJarEntry(name + ENDING);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream bytes = jar.getInputStream(entry)) {
            return Optional.of(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("class " + name + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
