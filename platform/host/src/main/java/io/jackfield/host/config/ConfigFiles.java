package io.jackfield.host.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the configuration as they were at one look: equal to another look when nobody has changed them. */
record ConfigFiles(Path mainFile, Map<Path, Stamp> stamps) {
    /** @param size in bytes; -1 for a file that is gone */
    private record Stamp(long size, long modifiedMillis) {
        private static final Stamp NONE = new Stamp(-1, 0);
    }

    /** As they are now. Blocking. */
    static ConfigFiles in(Path folder) {
        return new ConfigFiles(folder.resolve("jackfield.yaml"), stamps(folder));
    }

    private static Map<Path, Stamp> stamps(Path folder) {
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".yaml"))) {
            return files.collect(Collectors.toMap(file -> file, ConfigFiles::stamp));
        } catch (IOException | UncheckedIOException e) {
            // Somebody is moving files about; the next look will tell.
            return Map.of();
        }
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        } catch (IOException e) {
            return Stamp.NONE;
        }
    }

    /** Whether none of the others is missing here. */
    boolean hasAllOf(ConfigFiles others) {
        return stamps.keySet().containsAll(others.stamps.keySet());
    }

    /** Whether the main file had something in it at the other look, and has nothing now. */
    boolean hasLostMainFile(ConfigFiles before) {
        return before.stamps.containsKey(mainFile)
                && before.stamps.get(mainFile).size() > 0
                && stamps.getOrDefault(mainFile, Stamp.NONE).size() <= 0;
    }

    /** What an operator reads when it is lost. */
    String mainFileLost() {
        return "config/jackfield.yaml is " + (stamps.containsKey(mainFile) ? "empty" : "missing")
                + ", and what jars are trusted stands in it; put it back";
    }
}
