package io.jackfield.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bots written with grammY, telegraf and node-telegram-bot-api, unchanged, on the sandbox. Skipped where there is no
 * Node from 20 on, or where npm reaches no registry.
 */
class ConformanceTest {
    private static final String TOKEN = "1001:sandbox-token";
    private static final int INSTALL_SECONDS = 30;
    private static final int TOUR_SECONDS = 60;

    private final Path folder = Path.of("target", "conformance").toAbsolutePath();
    private final Vertx vertx = Vertx.vertx();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
        sandbox.telegram().addBot("conformance", TOKEN, "conformance_bot", "Conformance");
    }

    @AfterEach
    void stop() {
        sandbox.close().await();
        vertx.close().await();
    }

    @Test
    void botsOfThreeLibrariesFinishTheTour() throws Exception {
        requireNode();
        install();

        Outcome tour = run(TOUR_SECONDS, "node", "run.js", sandbox.url(), TOKEN);

        assertThat(tour.status()).as(tour.said()).isZero();
        assertThat(tour.said().lines().filter(line -> line.startsWith("ok "))).hasSize(6);
    }

    private void requireNode() throws Exception {
        Files.createDirectories(folder);
        String version = run(10, "node", "--version").said().strip();
        if (!version.matches("v[2-9]\\d\\..*")) {
            abort("no Node from version 20 on (" + version + "), so no library from npm is tried");
        }
    }

    private void install() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("conformance"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        Outcome installed = run(
                INSTALL_SECONDS,
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--fetch-retries=0");
        if (installed.status() != 0) {
            abort("npm installs nothing here, so no library from npm is tried: " + installed.said());
        }
    }

    private record Outcome(int status, String said) {}

    /** Status -1 when there is no such program or it does not end in time. */
    private Outcome run(int seconds, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said-by-" + command[0] + ".txt");
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            return new Outcome(-1, e.getMessage());
        }
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Outcome(-1, "not finished within " + seconds + " s: " + Files.readString(said));
        }
        return new Outcome(process.exitValue(), Files.readString(said));
    }
}
