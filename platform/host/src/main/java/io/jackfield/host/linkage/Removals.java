package io.jackfield.host.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is no longer in the contract, since when, and what to use instead: the lines of
 * {@code io/jackfield/api/removals.txt}, whose head says how they are written.
 */
public final class Removals {
    private static final String FILE = "io/jackfield/api/removals.txt";

    private final List<Removal> removals;

    private Removals(List<Removal> removals) {
        this.removals = removals;
    }

    /**
     * One line.
     *
     * @param version the first version of the contract without it
     * @param what a class, or a member with or without its parameters
     * @param advice the rest of the line, such as {@code use Y instead}
     */
    private record Removal(String version, String what, String advice) {
        boolean covers(String missing) {
            return missing.equals(what) || missing.startsWith(what + "(") || missing.startsWith(what + "#");
        }
    }

    public static Removals ofApi(ClassLoader loader) {
        try {
            List<String> lines = new ArrayList<>();
            for (URL file : (Iterable<URL>) loader.resources(FILE)::iterator) {
                try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                }
            }
            return read(lines.stream());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    static Removals read(Stream<String> lines) {
        return new Removals(lines.map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Removals::removal)
                .toList());
    }

    private static Removal removal(String line) {
        String[] parts = line.split("\\s+", 3);
        if (parts.length < 3) {
            throw new IllegalStateException(FILE + ": '" + line + "' needs a version, a name and an advice");
        }
        return new Removal(parts[0], parts[1], parts[2]);
    }

    /** What a plugin's author wants to know of something missing: {@code removed in 0.3.0, use Y instead}. */
    public Optional<String> explain(String missing) {
        return removals.stream()
                .filter(removal -> removal.covers(missing))
                .findFirst()
                .map(removal -> "removed in API " + removal.version() + ", " + removal.advice());
    }
}
