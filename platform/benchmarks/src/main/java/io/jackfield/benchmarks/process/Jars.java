package io.jackfield.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;

/** The watched directory of a running host, and whoever copies jars into it. */
public final class Jars {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Path plugins;
    private final Path incoming;
    private final HostHealth health;

    Jars(BenchHome home, HostHealth health) throws IOException {
        plugins = home.plugins();
        incoming = Files.createDirectories(home.folder().resolve("incoming"));
        this.health = health;
    }

    public HostHealth health() {
        return health;
    }

    /** A plugin's jar as it is in the directory, or will be. */
    public Path installed(String plugin) throws IOException {
        try (Stream<Path> jars = Files.list(plugins)) {
            return jars.filter(jar -> jar.getFileName().toString().matches(plugin + "(-\\d.*)?\\.jar"))
                    .findFirst()
                    .orElse(plugins.resolve(plugin + ".jar"));
        }
    }

    /** Writes a jar somewhere else. */
    @FunctionalInterface
    public interface Maker {
        void write(Path jar) throws IOException;
    }

    /** Copies a new jar over the old one and waits until the host has taken it. */
    public void drop(String plugin, String version, Maker maker) throws IOException, InterruptedException {
        Path made = incoming.resolve(plugin + ".jar");
        maker.write(made);
        Files.copy(made, installed(plugin), StandardCopyOption.REPLACE_EXISTING);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!health.isLive(plugin, version)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        plugin + " " + version + " is not live after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
