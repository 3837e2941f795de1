package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.console.Console;
import io.jackfield.host.Host;
import io.jackfield.host.Outside;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.trace.UpdateSteps;
import io.jackfield.launcher.backup.Verification;
import io.jackfield.launcher.log.ProcessLog;
import io.jackfield.launcher.sentry.SentryReports;
import io.jackfield.launcher.spans.SpanSettings;
import io.jackfield.launcher.spans.UpdateSpans;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxClock;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.CallbackTargets;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything of one {@code jackfield run}, started in order and stopped in the opposite order, also when a start fails.
 */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration BEYOND_GRACE = Duration.ofSeconds(5);

    private final StandInServers servers;
    private final HostConfig config;
    private final CompletableFuture<Vertx> vertx;
    private final Deque<Callable<?>> stops = new ArrayDeque<>();
    private final List<SandboxBot> simulated = new ArrayList<>();
    private Optional<Sandbox> sandbox = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private UpdateSteps steps = UpdateSteps.NONE;
    private volatile Host host;

    Running(StandInServers servers, CompletableFuture<Vertx> vertx) {
        this.servers = servers;
        this.vertx = vertx;
        this.config = servers.config();
    }

    /** Blocks until the host serves. */
    Host start() throws Exception {
        LogLevels.apply(config.logging());
        reportErrors();
        sendSpans();
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

    /** Where Sentry is set; its library is loaded only then. */
    private void reportErrors() {
        String dsn = servers.variable("SENTRY_DSN");
        if (!dsn.isEmpty()) {
            SentryReports reports = SentryReports.begin(dsn, Version.number().orElse("dev"), this::versionOfPlugin);
            stops.push(() -> {
                reports.close();
                return null;
            });
        }
    }

    /** Where a collector is set; the library of OpenTelemetry is loaded only then. */
    private void sendSpans() {
        SpanSettings.of(servers::variable).ifPresent(settings -> {
            UpdateSpans spans = UpdateSpans.begin(settings, Version.number().orElse("dev"));
            steps = spans;
            stops.push(() -> {
                spans.close();
                return null;
            });
        });
    }

    private String versionOfPlugin(String id) {
        Host running = host;
        return running == null
                ? ""
                : running.plugins().stream()
                        .filter(plugin -> plugin.id().equals(id))
                        .map(PluginStatus::version)
                        .findFirst()
                        .orElse("");
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
        SandboxTime time = SandboxTime.of(config.home().resolve("data"));
        clock = time.clock();
        Sandbox started = Sandbox.start(
                        vertx, SandboxOptions.forPlayground().port(port).clock(time.clock()))
                .await();
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
        host = Host.start(
                        vertx,
                        new LiveConfig(config, servers::read),
                        clock,
                        new Outside(new Console(), new ProcessLog(), Version.text(), Optional.of(Verification::of))
                                .telling(steps))
                .await();
        long limit = config.shutdownGrace().plus(BEYOND_GRACE).toMillis();
        stops.push(() -> host.stop().await(limit, TimeUnit.MILLISECONDS));
        sandbox.ifPresent(started -> started.payments().callbacksGoTo(callbackTargets(host)));
        if (clock instanceof SandboxClock turned) {
            turned.follow(host::clockTurned);
        }
        return host;
    }

    private CallbackTargets callbackTargets(Host host) {
        return new CallbackTargets(
                StandInAddresses.onLoopback(host.port()),
                config.runningBots().stream()
                        .collect(Collectors.toMap(BotConfig::username, BotConfig::id, (one, same) -> one)));
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
