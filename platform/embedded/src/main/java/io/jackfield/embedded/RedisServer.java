package io.jackfield.embedded;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.SecretFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * Redis from its Maven artifact. It keeps nothing: what is in Redis may vanish at any time.
 *
 * <p>The process is ours, not the library's: that one stops its server as soon as the virtual machine is asked to end,
 * and one that is being started then it leaves running.
 */
public final class RedisServer implements EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(RedisServer.class);
    private static final String READY = "Ready to accept connections";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Path folder;
    private final Path log;
    private final int port;
    private final String password;
    private Process process;

    /** Ends what a killed process left running in {@code folder}, and chooses the port. */
    public RedisServer(Path folder) throws IOException {
        this.folder = OwnerOnly.folder(folder);
        this.log = folder.resolve("log");
        Leftover.end(pidFile(), folder, "KILL");
        this.port = Ports.rememberedIn(folder.resolve("port"));
        SecretFile kept = new SecretFile(folder.resolve("password"));
        this.password = kept.read().orElseGet(() -> kept.make(Passwords::random));
    }

    @Override
    public ServiceUrl url() {
        return ServiceUrl.redis("redis://:" + password + "@127.0.0.1:" + port);
    }

    @Override
    public synchronized void start() {
        try {
            Path binaries = Files.createDirectories(folder.resolve("bin"));
            String program = ExecutableProvider.newJarResourceProvider(binaries.toFile())
                    .get()
                    .getPath();
            // Its settings by its input: a command line can be read by every local user.
            process = new ProcessBuilder(program, "-")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (Writer settings = process.outputWriter(StandardCharsets.UTF_8)) {
                settings.write(settings());
            }
            awaitReady();
        } catch (IOException | RuntimeException e) {
            stop();
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "The embedded Redis did not start: " + e.getMessage() + ". Its log is " + log
                            + ". Set REDIS_URL to use a Redis of your own instead.",
                    e);
        }
    }

    private String settings() {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir %s
                pidfile %s
                save ""
                appendonly no
                """.formatted(port, password, quoted(folder), quoted(pidFile()));
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive()) {
                throw new IOException(
                        "it ended at once with status " + process.exitValue() + " and the words: " + lastWords());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("it is not ready after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "none" : lines.getLast();
    }

    private Path pidFile() {
        return folder.resolve("redis.pid");
    }

    @Override
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        try {
            Leftover.end(process.toHandle(), "TERM");
        } catch (IOException e) {
            LOG.warn("The embedded Redis did not stop in order", e);
        }
        process = null;
    }
}
