package io.jackfield.testkit.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers what a plugin's jar holds: everything beside its extensions, and whole libraries that its classes speak of.
 * What the host shares with plugins stays out. Libraries that are named in files only are not found.
 */
final class PluginClasses {
    private static final List<String> SHARED = List.of("java/", "io/jackfield/api/", "org/pf4j/", "org/slf4j/");

    private final JarFile jar;
    private final Set<Path> taken = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private PluginClasses(JarFile jar) {
        this.jar = jar;
    }

    static JarFile pack(JarFile jar, List<Class<?>> extensions) {
        PluginClasses classes = new PluginClasses(jar);
        for (Class<?> extension : extensions) {
            jar.extension(extension.getName());
            classes.follow(extension);
        }
        return jar;
    }

    private void follow(Class<?> extension) {
        ClassLoader loader = extension.getClassLoader();
        waiting.add(extension.getName().replace('.', '/') + ".class");
        while (!waiting.isEmpty()) {
            String entry = waiting.poll();
            if (!seen.add(entry) || SHARED.stream().anyMatch(entry::startsWith)) {
                continue;
            }
            URL file = loader.getResource(entry);
            if (file != null && !file.getProtocol().equals("jrt")) {
                take(placeOf(file, entry));
                waiting.addAll(ClassReferences.in(ClassReferences.bytes(loader, entry)));
            }
        }
    }

    /** The folder or the jar that a class comes from. */
    private static Path placeOf(URL file, String entry) {
        String text = file.toString();
        String place = text.substring(0, text.length() - entry.length());
        try {
            return Path.of(new URI(place.replaceFirst("^jar:(.*)!/$", "$1")));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(file + " is no file", e);
        }
    }

    private void take(Path place) {
        if (!taken.add(place)) {
            return;
        }
        try {
            if (Files.isDirectory(place)) {
                takeAll(place);
            } else {
                try (FileSystem files = FileSystems.newFileSystem(place)) {
                    takeAll(files.getPath("/"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeAll(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith("module-info.class") && !name.matches("META-INF/.*\\.(SF|DSA|RSA)")) {
                    jar.put(name, Files.readAllBytes(file));
                }
            }
        }
    }
}
