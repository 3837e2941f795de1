package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.Host;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of one {@code jackfield run}, started in order and stopped in the opposite order, also when a start fails. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration BEYOND_GRACE = Duration.ofSeconds(5);

    private final StandInServers servers;
    private final HostConfig config;
    private final CompletableFuture<Vertx> vertx;
    private final Deque<Callable<?>> stops = new ArrayDeque<>();
    private final List<SandboxBot> simulated = new ArrayList<>();
    private Optional<Sandbox> sandbox = Optional.empty();

    Running(StandInServers servers, CompletableFuture<Vertx> vertx) {
        this.servers = servers;
        this.vertx = vertx;
        this.config = servers.config();
    }

    /** Blocks until the host serves. */
    Host start() throws Exception {
        LogLevels.apply(config.logging());
        requireBots();
        PortCheck.allFree(config);
        CompletableFuture<Void> started = CompletableFuture.runAsync(servers::start);
        try {
            Vertx ready = vertx.join();
            stops.push(() -> ready.close().await(BEYOND_GRACE.toSeconds(), TimeUnit.SECONDS));
            startSandbox(ready);
            started.join();
            if (!servers.ownDatabase()) {
                DatabaseCheck.reach(config.database().url().orElseThrow());
            }
            return startHost(ready);
        } finally {
            // nothing may be started behind the back of a stop
            started.handle((done, failure) -> null).join();
        }
    }

    private void requireBots() {
        if (!config.runningBots().isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder("There is no bot to run.");
        config.leftOutBots()
                .forEach((bot, reason) ->
                        message.append("\n  ").append(bot).append(": ").append(reason));
        message.append("\nJACKFIELD_SANDBOX=true runs bots without a token in the sandbox.");
        throw new JackfieldException(StandardError.CONFIG_INVALID, message.toString());
    }

    /** One event loop owns lanes, journal and outbox; see the host's package documentation. */
    static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
    }

    private void startSandbox(Vertx vertx) {
        Optional<String> url = servers.sandbox();
        if (url.isEmpty()) {
            return;
        }
        int port = URI.create(url.get()).getPort();
        Sandbox started =
                Sandbox.start(vertx, SandboxOptions.forPlayground().port(port)).await();
        sandbox = Optional.of(started);
        stops.push(() -> started.close().await(BEYOND_GRACE.toSeconds(), TimeUnit.SECONDS));
        // bots may offer any model; a wrong name shows when there is a real key
        started.models().acceptAnyModel(true);
        config.runningBots().stream()
                .filter(bot -> config.apiUrl(bot).equals(url.get()))
                .map(bot -> started.telegram()
                        .addBot(bot.id(), bot.token().orElseThrow().value(), bot.username(), bot.name()))
                .forEach(simulated::add);
    }

    /** What is simulated, once it has started. */
    Optional<Sandbox> sandbox() {
        return sandbox;
    }

    /** The bots that live in the sandbox. */
    List<SandboxBot> simulatedBots() {
        return List.copyOf(simulated);
    }

    private Host startHost(Vertx vertx) {
        Host host = Host.start(vertx, new LiveConfig(config, servers::read)).await();
        long limit = config.shutdownGrace().plus(BEYOND_GRACE).toMillis();
        stops.push(() -> host.stop().await(limit, TimeUnit.MILLISECONDS));
        return host;
    }

    @Override
    public void close() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().call();
            } catch (Exception e) {
                LOG.warn("Stopping goes on although one part failed", e);
            }
        }
    }
}
