package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as operators start it, in a process of its own. */
class DistributionIT {
    private static final Path DISTRIBUTION = Path.of("target/jackfield").toAbsolutePath();
    private static final Pattern HEALTH = Pattern.compile("Health +(http://\\S+)");

    @TempDir
    Path home;

    private Path output;
    private Process process;

    @BeforeEach
    void makeHome() throws IOException {
        output = home.resolve("output");
        try (Stream<Path> files = Files.walk(DISTRIBUTION.resolve("config"))) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(DISTRIBUTION.relativize(file).toString()));
            }
        }
    }

    @AfterEach
    void endProcess() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private void start() throws IOException {
        launch();
        await().atMost(Duration.ofSeconds(60)).until(() -> said("Stop with Ctrl-C.") || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
    }

    private void launch() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(DISTRIBUTION.resolve("bin/jackfield").toString(), "run");
        builder.environment().keySet().removeIf(name -> name.endsWith("_TOKEN") || name.endsWith("_URL"));
        builder.environment().put("JAVA_OPTS", ChildHost.JAVA_OPTS);
        builder.environment().put("JACKFIELD_HOME", home.toString());
        builder.environment()
                .put("JACKFIELD_PLUGINS_DIR", DISTRIBUTION.resolve("plugins").toString());
        for (String port : List.of("JACKFIELD_PORT", "JACKFIELD_OPS_PORT", "JACKFIELD_SANDBOX_PORT")) {
            builder.environment().put(port, "0");
        }
        process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private boolean said(String words) {
        return output().contains(words);
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int health() throws Exception {
        Matcher matcher = HEALTH.matcher(output());
        assertThat(matcher.find()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(matcher.group(1))).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void runsWithNothingSetEndsCleanlyOnSigtermAndStartsAgainAfterAKill() throws Exception {
        start();
        assertThat(health()).isEqualTo(200);
        assertThat(output()).contains("/playground").contains("helper").contains("command-start");

        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output()).isZero();
        assertThat(home.resolve("data/postgres/cluster/postmaster.pid")).doesNotExist();

        start();
        process.destroyForcibly().waitFor();

        start();
        assertThat(health()).isEqualTo(200);
        assertThat(output()).doesNotContain("ERROR");
    }

    @Test
    void signalToStopInTheFirstMomentLeavesNothingRunning() throws Exception {
        launch();
        await().atMost(Duration.ofSeconds(60)).until(() -> said("Starting PostgreSQL") || !process.isAlive());

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output()).isZero();
        assertThat(output()).endsWith("Stopped.\n").doesNotContain("cannot go on");
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(running -> running.info().command().stream())
                        .filter(program -> program.startsWith(home.toString())))
                .isEmpty();
    }
}
