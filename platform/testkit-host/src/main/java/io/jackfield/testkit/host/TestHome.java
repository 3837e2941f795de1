package io.jackfield.testkit.host;

import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.testkit.spi.Wanted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
                        new JsonObject()
                                .put("apiUrl", telegramUrl)
                                .put("publicUrl", "http://127.0.0.1:" + port)
                                .put("albumWait", "100ms"))
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
                .forEach(offer -> models.add(model(offer, wanted.fallbacks().get(offer.id()))));
        Wanted.Bot bot = wanted.bot();
        JsonObject file = new JsonObject()
                .put("token", token)
                .put("name", bot.name())
                .put("username", bot.username())
                .put("language", bot.language())
                .put("flood", new JsonObject(bot.flood()))
                .put("staff", new JsonObject(bot.staff()))
                .put("plugins", plugins)
                .put("models", models)
                .put("timezone", wanted.billing().timezone().getId())
                .put("plans", plans(wanted.billing()));
        if (wanted.hearsSpeech()) {
            file.put("speech", new JsonObject().put("provider", Wanted.EAR).put("model", Wanted.EAR));
        }
        write("config/bots/" + bot.id() + ".yaml", file);
    }

    private static JsonObject model(Offer offer, String fallback) {
        JsonObject model = new JsonObject()
                .put("id", offer.id())
                .put("label", offer.label())
                .put("provider", offer.provider())
                .put("model", offer.id())
                .put("premium", offer.premium());
        return fallback == null ? model : model.put("fallback", fallback);
    }

    private static JsonArray plans(Wanted.Billing billing) {
        JsonArray all = new JsonArray();
        billing.plans()
                .forEach(plan -> all.add(new JsonObject()
                        .mergeIn(new JsonObject(billing.terms().getOrDefault(plan.id(), Map.of())))
                        .put("id", plan.id())
                        .put("label", plan.label())
                        .put("premium", plan.premium())
                        .put("features", new JsonArray(List.copyOf(plan.features())))
                        .put(
                                "limits",
                                new JsonArray(plan.limits().stream()
                                        .map(TestHome::limit)
                                        .toList()))));
        return all;
    }

    private static JsonObject limit(Limit limit) {
        String unit = switch (limit.unit()) {
            case REQUESTS -> "requests";
            case TOKENS -> "tokens";
            case COST_USD -> "usd";
        };
        return new JsonObject()
                .put(unit, limit.amount().toPlainString())
                .put("per", limit.period().name())
                .put("models", new JsonArray(List.copyOf(limit.offers())));
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
