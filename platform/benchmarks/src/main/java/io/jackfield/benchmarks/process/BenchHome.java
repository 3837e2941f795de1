package io.jackfield.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home folder for the host under load. Its configuration lies in {@code bench-home} among the resources and is copied as
 * it is; what differs from run to run reaches it as environment variables.
 */
public final class BenchHome {
    private static final List<String> FILES = List.of(
            "config/jackfield.yaml",
            "config/bots/bench.yaml",
            "config/bots/talk.yaml",
            "config/plugins/llm-openai.yaml");

    private final Path folder;
    private final boolean withModels;

    /**
     * Lays out the folder.
     *
     * @param withModels whether the host gets the plugins that talk to models, which need most of a host's memory
     */
    public BenchHome(Path folder, Path distribution, boolean withModels) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.withModels = withModels;
        for (String file : FILES) {
            copyResource(file);
        }
        Files.createDirectories(plugins());
        BenchPlugin.writeCommand(plugins().resolve("command-bench.jar"), "0.2.0");
        try (Stream<Path> jars = Files.list(distribution.resolve("plugins"))) {
            for (Path jar : jars.filter(this::isWanted).toList()) {
                Files.copy(jar, plugins().resolve(jar.getFileName()));
            }
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
        return withModels ? "talk" : "bench";
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

    private boolean isWanted(Path jar) {
        String name = jar.getFileName().toString();
        return name.matches("(command-.*|lib-documents-[0-9].*)\\.jar")
                || withModels && name.matches("(lib|llm)-openai-[0-9].*\\.jar");
    }
}
