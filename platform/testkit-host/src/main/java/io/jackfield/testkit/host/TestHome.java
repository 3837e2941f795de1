package io.jackfield.testkit.host;

import io.jackfield.testkit.spi.Wanted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The home folder of one host. Its files are JSON, which is YAML too. */
final class TestHome implements AutoCloseable {
    private final Path folder;

    TestHome() {
        try {
            folder = Files.createTempDirectory("jackfield-test");
            for (String name : new String[] {"config/bots", "config/plugins", "plugins"}) {
                Files.createDirectories(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    void install(JarFile jar) {
        write("plugins/" + jar.id() + ".jar", jar.bytes());
    }

    /** Where everything is, and no limits of Telegram's: these tests are about a plugin. */
    void writeSettings(int port, int opsPort, String databaseUrl, String redisUrl, String telegramUrl) {
        JsonObject settings = new JsonObject()
                .put("server", new JsonObject().put("host", "127.0.0.1").put("port", port))
                .put("ops", new JsonObject().put("port", opsPort))
                .put("sandbox", new JsonObject().put("enabled", "false"))
                .put("database", new JsonObject().put("url", databaseUrl))
                .put("redis", new JsonObject().put("url", redisUrl))
                .put(
                        "telegram",
                        new JsonObject().put("apiUrl", telegramUrl).put("publicUrl", "http://127.0.0.1:" + port))
                .put("shutdown", new JsonObject().put("grace", "1s"))
                // a script says what the model does after all tries
                .put("llm", new JsonObject().put("retries", 0))
                .put(
                        "outbox",
                        new JsonObject()
                                .put("messagesPerSecond", 10_000)
                                .put("chatMessagesPerMinute", 100_000)
                                .put("chatBurst", 1_000)
                                .put("groupMessagesPerMinute", 100_000)
                                .put("draftInterval", "100ms")
                                .put("editInterval", "300ms"));
        write("config/jackfield.yaml", settings);
    }

    void writeBot(Wanted wanted, String token) {
        JsonObject own = new JsonObject(wanted.botConfig());
        if (!wanted.wording().isEmpty()) {
            own.put("texts", wanted.wording());
        }
        JsonObject plugins = new JsonObject().put(wanted.plugin(), own);
        wanted.otherCommands().forEach(spec -> plugins.put(SandboxHosts.idOf(spec), new JsonObject()));
        JsonArray models = new JsonArray();
        wanted.offers()
                .forEach(offer -> models.add(new JsonObject()
                        .put("id", offer.id())
                        .put("label", offer.label())
                        .put("provider", offer.provider())
                        .put("model", offer.id())
                        .put("premium", offer.premium())));
        Wanted.Bot bot = wanted.bot();
        write(
                "config/bots/" + bot.id() + ".yaml",
                new JsonObject()
                        .put("token", token)
                        .put("name", bot.name())
                        .put("username", bot.username())
                        .put("language", bot.language())
                        .put("plugins", plugins)
                        .put("models", models));
    }

    void writePlugin(String plugin, Map<String, Object> config) {
        if (!config.isEmpty()) {
            write("config/plugins/" + plugin + ".yaml", new JsonObject(config));
        }
    }

    private void write(String file, JsonObject json) {
        write(file, json.toBuffer().getBytes());
    }

    private void write(String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
