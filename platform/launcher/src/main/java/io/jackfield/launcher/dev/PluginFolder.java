package io.jackfield.launcher.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The sources of one plugin.
 *
 * @param path where its {@code pom.xml} is
 */
record PluginFolder(Path path) {
    private static final String POM = "pom.xml";

    /** This folder when it is a plugin's; else those right below it that are. */
    static List<PluginFolder> in(Path folder) throws IOException {
        if (isPlugin(folder)) {
            return List.of(new PluginFolder(folder));
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(PluginFolder::isPlugin)
                    .sorted()
                    .map(PluginFolder::new)
                    .toList();
        }
    }

    private static boolean isPlugin(Path folder) {
        return Files.exists(folder.resolve(POM)) && Files.isDirectory(folder.resolve("src"));
    }

    String name() {
        return path.getFileName().toString();
    }

    /** What lies there: other values mean that something was changed, added or taken away. */
    Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(path.resolve("src"))) {
            for (Path file :
                    Stream.concat(Stream.of(path.resolve(POM)), sources).toList()) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                if (now.isRegularFile()) {
                    contents.put(file, now.size() + " " + now.lastModifiedTime());
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            // Gone between the listing and the look, as editors do it; the next look sees what has become of it.
            contents.clear();
        }
        return contents;
    }

    /** The newest plugin that its build has made; sources, tests and what shading leaves behind lie beside it. */
    Path jar() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar")
                            && !file.getFileName().toString().startsWith("original-")
                            && !idOf(file).isEmpty())
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow(() ->
                            new IOException("its build has made no jar with a Plugin-Id in " + path.resolve("target")));
        }
    }

    /** The id of the plugin in a jar; empty when it has none. */
    static String idOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String id = file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue("Plugin-Id");
            return id == null ? "" : id;
        } catch (IOException notReadable) {
            return "";
        }
    }
}
