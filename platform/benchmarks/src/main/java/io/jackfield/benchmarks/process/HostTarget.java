package io.jackfield.benchmarks.process;

import io.jackfield.benchmarks.console.ConsoleVisit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The host, from its distribution, with the environment that the contract promises. */
public final class HostTarget implements Target {
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);

    private static final String ADMIN_TOKEN = "bench-admin-token-of-a-load-run";

    private final Path distribution;
    private final BenchHome home;
    private final Surroundings surroundings;
    private final int port = Ports.free();
    private final int opsPort = Ports.free();
    private final int sandboxPort = Ports.free();
    private final HostHealth health = new HostHealth(opsPort);
    private final Map<String, String> settings;

    /** @param settings more variables of its environment */
    public HostTarget(Path distribution, BenchHome home, Surroundings surroundings, Map<String, String> settings) {
        this.settings = settings;
        this.distribution = distribution;
        this.home = home;
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public ChildProcess start() {
        ProcessBuilder builder = new ProcessBuilder(
                distribution.resolve("bin/jackfield").toAbsolutePath().toString(), "run");
        builder.directory(home.folder().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(HostTarget::concernsTheHost);
        environment.putAll(environment());
        environment.putAll(settings);
        surroundings.database().ifPresent(url -> environment.put("DATABASE_URL", url.toString()));
        surroundings.redis().ifPresent(url -> environment.put("REDIS_URL", url.toString()));
        return new ChildProcess(name(), builder, home.folder().resolve("host.log"));
    }

    @Override
    public void awaitReady(ChildProcess process) throws InterruptedException {
        Waiting.until(TIME_TO_START, "the host says that it is ready", process, health::isReady);
        if (!health.problems().isEmpty()) {
            throw new IllegalStateException("the host has left plugins out: " + health.problems());
        }
    }

    /** Where payment systems call about its bot. */
    public URI paymentCallback(String provider) {
        return URI.create("http://127.0.0.1:" + port + "/payments/" + provider + "/" + home.bot());
    }

    /** The database that it was given, once it has made its tables there. */
    public URI database() {
        return surroundings
                .database()
                .orElseThrow(
                        () -> new IllegalStateException("the host has a database of its own, at no known address"));
    }

    /** Has the host do what the admin API can. */
    public void command(String path, String json) throws IOException {
        health.command(path, json, ADMIN_TOKEN);
    }

    /** An operator who has logged in to its console. */
    public ConsoleVisit console() throws IOException, InterruptedException {
        return new ConsoleVisit(URI.create("http://127.0.0.1:" + opsPort + "/console"), ADMIN_TOKEN);
    }

    /** What it could not answer. */
    public Letters letters() {
        return new Letters(health, ADMIN_TOKEN);
    }

    /** The bot under load. */
    public String bot() {
        return home.bot();
    }

    public HostHealth health() {
        return health;
    }

    /** Its watched directory. */
    public Jars jars() throws IOException {
        return new Jars(home, health);
    }

    @Override
    public void close() {
        try {
            home.endDatabases();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("JACKFIELD_HOME", home.folder().toString()),
                Map.entry("JACKFIELD_PLUGINS_DIR", home.plugins().toString()),
                Map.entry("JACKFIELD_PORT", Integer.toString(port)),
                Map.entry("JACKFIELD_OPS_PORT", Integer.toString(opsPort)),
                Map.entry("JACKFIELD_SANDBOX_PORT", Integer.toString(sandboxPort)),
                Map.entry("JACKFIELD_BOTS", home.bot()),
                Map.entry("JACKFIELD_SANDBOX", "false"),
                Map.entry("JACKFIELD_ADMIN_TOKEN", ADMIN_TOKEN),
                Map.entry("PUBLIC_URL", "http://127.0.0.1:" + port),
                Map.entry("TELEGRAM_API_URL", surroundings.telegramUrl()),
                Map.entry("BENCH_TOKEN", "1000001:bench"),
                Map.entry("OPENAI_API_KEY", "bench"),
                Map.entry("OPENAI_BASE_URL", surroundings.modelUrl()));
    }

    /** What the shell of whoever runs the benchmarks says about a host is not meant for this one. */
    private static boolean concernsTheHost(String variable) {
        return variable.matches(
                "JACKFIELD_.*|.*_(TOKEN|API_KEY|BASE_URL|DB_URL)|DATABASE_URL|REDIS_URL|PUBLIC_URL|SENTRY_DSN|OTEL_.*");
    }
}
