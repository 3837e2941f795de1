package io.jackfield.testkit.host;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.embedded.Ports;
import io.jackfield.host.Host;
import io.jackfield.host.admin.ConsolePages;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.WebhookBackoff;
import io.jackfield.testkit.host.bridge.CommandBridge;
import io.jackfield.testkit.host.bridge.ContextBridge;
import io.jackfield.testkit.host.bridge.ModelBridge;
import io.jackfield.testkit.spi.RealHost;
import io.jackfield.testkit.spi.RealHosts;
import io.jackfield.testkit.spi.Screens;
import io.jackfield.testkit.spi.Wanted;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Starts hosts beside the sandbox, in this process. */
public final class SandboxHosts implements RealHosts {
    /** Tests share a Redis, where users' messages are counted by the number of the bot. */
    private static final AtomicLong BOTS =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000));

    private static final Duration SHORTEST = Duration.ofMillis(50);
    /** For the sandboxes of all tests; its thread ends with the process. */
    private static final Vertx OUTSIDE = vertx();

    /** The plugin that brings a command of another plugin. */
    static String idOf(CommandSpec other) {
        return "other-" + other.name().orElse("text").replace('_', '-');
    }

    @Override
    public RealHost start(Wanted wanted, Screens screens) {
        Closing closing = new Closing();
        try {
            return start(wanted, screens, closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    private static RealHost start(Wanted wanted, Screens screens, Closing closing) {
        String databaseUrl = Stores.get().takeDatabase();
        closing.add(() -> Stores.get().giveBack(databaseUrl));
        TestHome home = closing.add(new TestHome());
        Sandbox sandbox = Patience.await(
                Sandbox.start(
                        OUTSIDE,
                        SandboxOptions.defaults()
                                .clock(wanted.clock())
                                .webhookBackoff(new WebhookBackoff(SHORTEST, SHORTEST.multipliedBy(10)))),
                () -> "the sandbox starts");
        closing.add(() -> Patience.await(sandbox.close(), () -> "the sandbox stops"));
        String token = BOTS.incrementAndGet() + ":test-in-a-real-host";
        SandboxBot bot = sandbox.telegram()
                .addBot(
                        wanted.bot().id(),
                        token,
                        wanted.bot().username(),
                        wanted.bot().name());

        CompletableFuture<PluginContext> context = new CompletableFuture<>();
        install(wanted, home, context, closing);
        home.writeSettings(port(), port(), databaseUrl, Stores.get().redisUrl(), sandbox.url());
        home.writeBot(wanted, token);
        home.writePlugin(wanted.plugin(), wanted.config());

        Vertx inside = closing.add(vertx());
        Host host = Patience.await(
                Host.start(
                        inside,
                        LiveConfig.of(HostConfig.load(home.folder(), Map.of())),
                        wanted.clock(),
                        ConsolePages.NONE),
                () -> "the host starts");
        closing.add(() -> Patience.await(host.stop(), () -> "the host stops"));
        requireAllLive(host);
        TestDatabase database = closing.add(new TestDatabase(databaseUrl));
        return new SandboxHost(wanted, host, sandbox, bot, database, context.join(), screens, closing);
    }

    private static void install(
            Wanted wanted, TestHome home, CompletableFuture<PluginContext> context, Closing closing) {
        JarFile plugin = PluginClasses.pack(new JarFile(wanted.plugin()), wanted.extensions());
        home.install(closing.add(new BridgeJar(ContextBridge.class, context)).addTo(plugin));
        Stream.concat(
                        wanted.offers().stream().map(Offer::provider),
                        wanted.hearsSpeech() ? Stream.of(Wanted.EAR) : Stream.empty())
                .distinct()
                .forEach(provider -> home.install(closing.add(new BridgeJar(ModelBridge.class, wanted.model()))
                        .addTo(new JarFile("llm-" + provider))));
        wanted.otherCommands()
                .forEach(spec -> home.install(
                        closing.add(new BridgeJar(CommandBridge.class, spec)).addTo(new JarFile(idOf(spec)))));
    }

    private static void requireAllLive(Host host) {
        host.plugins()
                .forEach(status -> status.problem().ifPresent(problem -> {
                    throw new IllegalStateException(
                            "the host does not take " + status.jar().getFileName() + ": " + problem);
                }));
    }

    /** As the launcher does it: one event loop, and nothing cached in files. */
    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
    }

    private static int port() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
