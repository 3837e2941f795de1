package io.jackfield.embedded;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/** Redis from its Maven artifact. It keeps nothing: what is in Redis may vanish at any time. */
public final class RedisServer implements EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(RedisServer.class);

    private final Path folder;
    private final int port;
    private final String password;
    private redis.embedded.RedisServer server;

    /** Ends what a killed process left running in {@code folder}, and chooses the port. */
    public RedisServer(Path folder) throws IOException {
        this.folder = OwnerOnly.folder(folder);
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
            server = redis.embedded.RedisServer.newRedisServer()
                    .executableProvider(ExecutableProvider.newJarResourceProvider(binaries.toFile()))
                    .port(port)
                    .onShutdownForceStop(false)
                    .setting("bind 127.0.0.1")
                    .setting("requirepass " + password)
                    .setting("dir " + folder)
                    .setting("pidfile " + pidFile())
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
        } catch (IOException | RuntimeException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "The embedded Redis did not start: " + e.getMessage()
                            + ". Set REDIS_URL to use a Redis of your own instead.",
                    e);
        }
    }

    private Path pidFile() {
        return folder.resolve("redis.pid");
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (IOException e) {
            LOG.warn("The embedded Redis did not stop in order", e);
        }
        server = null;
    }
}
