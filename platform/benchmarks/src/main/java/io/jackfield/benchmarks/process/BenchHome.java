package io.jackfield.benchmarks.process;

import io.jackfield.benchmarks.load.WideCommands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home folder for the host under load. Its configuration lies in {@code bench-home} among the resources and is copied
 * as it is; what differs from run to run reaches it as environment variables.
 */
public final class BenchHome {
    private static final List<String> FILES = List.of("config/jackfield.yaml", "config/plugins/llm-openai.yaml");

    private final Path folder;
    private final Furniture furniture;

    /** Lays out the folder. */
    public BenchHome(Path folder, Path distribution, Furniture furniture) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.furniture = furniture;
        for (String file : FILES) {
            copyResource(file);
        }
        Files.createDirectories(plugins());
        if (furniture.wide() > 0) {
            makeWide();
            return;
        }
        copyResource("config/bots/" + bot() + ".yaml");
        BenchPlugin.writeCommand(plugins().resolve("command-bench.jar"), "0.2.0");
        if (furniture.reports()) {
            BenchPlugin.writeReport(plugins().resolve("report-bench.jar"));
        }
        for (String jar : furniture.jars()) {
            copyJars(distribution.resolve("plugins"), jar);
        }
    }

    Path folder() {
        return folder;
    }

    Path plugins() {
        return folder.resolve("plugins");
    }

    /** The bot under load, as its file under {@code config/bots} is called. */
    String bot() {
        return furniture.bot();
    }

    private void makeWide() throws IOException {
        StringBuilder file = new StringBuilder(
                "# Each of its plugins has a command.\n" + "token: ${BENCH_TOKEN}-wide\nname: Wide\nplugins:\n");
        for (int plugin = 0; plugin < furniture.wide(); plugin++) {
            String id = Furniture.widePlugin(plugin);
            BenchPlugin.writeWide(plugins().resolve(id + ".jar"), id, WideCommands.name(plugin));
            file.append("  ").append(id).append(": {}\n");
        }
        Path bots = Files.createDirectories(folder.resolve("config/bots"));
        Files.writeString(bots.resolve(bot() + ".yaml"), file);
    }

    /** Kills a PostgreSQL that a killed host has left behind; it is nobody's child then. */
    void endDatabases() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.endsWith("postmaster.pid")).toList()) {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                ProcessHandle.of(pid)
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private void copyResource(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream source = BenchHome.class.getResourceAsStream("/bench-home/" + file)) {
            Files.copy(source, target);
        }
    }

    private void copyJars(Path distributed, String wanted) throws IOException {
        try (Stream<Path> jars = Files.list(distributed)) {
            List<Path> found = jars.filter(jar -> jar.getFileName().toString().matches(wanted + "-[0-9].*\\.jar"))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException(
                        distributed + " has no jar " + wanted + "; build the distribution with that plugin");
            }
            for (Path jar : found) {
                Files.copy(jar, plugins().resolve(jar.getFileName()));
            }
        }
    }
}
