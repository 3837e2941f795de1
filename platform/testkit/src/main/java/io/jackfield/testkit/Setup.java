package io.jackfield.testkit;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.SpeechConfig;
import io.jackfield.host.config.StaffRole;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.ExtensionRules;
import io.jackfield.host.plugins.Extensions;
import io.jackfield.host.plugins.JarResources;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.store.PluginMigrations;
import io.jackfield.host.store.SqlFile;
import io.jackfield.host.trust.Grant;
import io.jackfield.testkit.spi.Wanted;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/** What a test sets, before anything runs; every host made of it starts anew. */
final class Setup {
    private static final String DECLARED = "jackfield.plugin.permissions";

    private final List<Class<?>> extensions;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, Object> botConfig = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> wording = new LinkedHashMap<>();
    private final SequencedMap<String, Offer> offers = new LinkedHashMap<>();
    final Map<String, String> fallbacks = new LinkedHashMap<>();
    boolean hearsSpeech;
    final List<Plan> plans = new ArrayList<>();
    final List<CommandSpec> otherCommands = new ArrayList<>();
    final List<Consumer<ScriptedModel>> scripts = new ArrayList<>();
    String language = "en";
    ZoneId timezone = ZoneOffset.UTC;
    FloodConfig flood = FloodConfig.none();
    final Map<String, StaffRole> staff = new LinkedHashMap<>();
    String plugin;
    Permissions permissions = declaredInPom();
    DataSource database;
    final Map<String, DataSource> databasesOfOthers = new LinkedHashMap<>();
    final Map<String, DataSource> tablesOfLibraries = new LinkedHashMap<>();
    private PropertyTexts texts;

    Setup(List<Class<?>> extensions) {
        this.extensions = List.copyOf(extensions);
        plugin = extensions.isEmpty() ? "plugin" : idOf(extensions.getFirst());
    }

    void config(Map<String, ?> values) {
        values.forEach((key, value) -> Sections.put(config, key, value));
    }

    void botConfig(Map<String, ?> values) {
        values.forEach((key, value) -> Sections.put(botConfig, key, value));
    }

    void wording(String inLanguage, String key, String text) {
        wording.computeIfAbsent(inLanguage, none -> new LinkedHashMap<>()).put(key, text);
    }

    void offer(Offer offer) {
        offers.put(offer.id(), offer);
    }

    /** What the bot offers, in its order. */
    List<Offer> offers() {
        return List.copyOf(offers.values());
    }

    private List<ModelOffer> configuredOffers() {
        return offers.values().stream()
                .map(offer -> new ModelOffer(
                        offer.id(),
                        offer.label(),
                        offer.provider(),
                        offer.id(),
                        offer.premium(),
                        0,
                        Optional.ofNullable(fallbacks.get(offer.id())),
                        new LinkedHashMap<>()))
                .toList();
    }

    /** The build hands on what the jar will declare; a test that runs without Maven may do everything. */
    private static Permissions declaredInPom() {
        String declared = System.getProperty(DECLARED);
        return declared == null ? Permissions.ALL : Permissions.parse(declared.replaceFirst("^declared:", ""));
    }

    Grant grant() {
        return new Grant(plugin, permissions, permissions);
    }

    FileConfig pluginConfig() {
        return FileConfig.of("config/plugins/" + plugin + ".yaml", config);
    }

    /** Reading them takes longer than a test, and they never change. */
    PropertyTexts texts() {
        if (texts == null) {
            ClassLoader loader = extensions.isEmpty()
                    ? Thread.currentThread().getContextClassLoader()
                    : extensions.getFirst().getClassLoader();
            texts = PropertyTexts.of(plugin, loader);
        }
        return texts;
    }

    Optional<DataSource> database() {
        if (database != null) {
            migrate(database);
        }
        return Optional.ofNullable(database);
    }

    NamedSources namedSources() {
        return new NamedSources(databasesOfOthers, tablesOfLibraries);
    }

    private void migrate(DataSource postgres) {
        try (Connection connection = postgres.getConnection()) {
            Class<?> owner = extensions.isEmpty() ? Setup.class : extensions.getFirst();
            Path classes = Path.of(
                    owner.getProtectionDomain().getCodeSource().getLocation().toURI());
            List<SqlFile> migrations = JarResources.migrations(classes);
            if (!migrations.isEmpty()) {
                PluginMigrations.apply(postgres, connection.getSchema(), migrations);
            }
        } catch (SQLException | URISyntaxException e) {
            throw new IllegalStateException("the database of the test cannot be used: " + e.getMessage(), e);
        }
    }

    BotConfig bot() {
        SequencedMap<String, FileConfig> plugins = new LinkedHashMap<>();
        plugins.put(plugin, FileConfig.of("config/bots/" + TestBot.ID + ".yaml", botConfig));
        otherCommands.forEach(
                spec -> plugins.put(ownerOf(spec), FileConfig.empty("config/plugins/" + ownerOf(spec) + ".yaml")));
        return new BotConfig(
                TestBot.ID,
                Optional.empty(),
                Optional.empty(),
                TestBot.NAME,
                TestBot.USERNAME,
                language,
                Optional.empty(),
                plugins,
                Map.of(plugin, wording),
                configuredOffers(),
                hearsSpeech ? Optional.of(new SpeechConfig(Wanted.EAR, Wanted.EAR)) : Optional.empty(),
                List.copyOf(plans),
                timezone,
                flood,
                staff,
                OptionalLong.empty());
    }

    /** The same for a real host. */
    Wanted wanted(TestClock clock, LlmProvider model, IntSupplier standing) {
        return new Wanted(
                plugin,
                extensions,
                config,
                new Wanted.Bot(
                        TestBot.ID,
                        TestBot.USERNAME,
                        TestBot.NAME,
                        language,
                        Map.of(
                                "messages", flood.messages(),
                                "time", flood.time().toMillis() + "ms",
                                "waiting", flood.waiting()),
                        staff()),
                new Wanted.Billing(List.copyOf(plans), timezone),
                botConfig,
                wording,
                offers(),
                fallbacks,
                hearsSpeech,
                otherCommands,
                clock,
                model,
                standing);
    }

    private Map<String, Object> staff() {
        Map<String, Object> roles = new LinkedHashMap<>();
        staff.forEach((name, role) -> roles.put(
                name,
                Map.of("people", List.copyOf(role.ids()), "chat", role.chat().orElseThrow())));
        return roles;
    }

    static String ownerOf(CommandSpec otherCommand) {
        return "other-" + otherCommand.name().orElse("text");
    }

    /** One object of each class, as the host makes them: what a plugin throws by itself comes out as it was thrown. */
    List<Object> make(TestContext context) {
        return make(extensions, context, grant());
    }

    static List<Object> make(List<Class<?>> extensions, TestContext context, Grant grant) {
        extensions.forEach(extension -> ExtensionRules.require(grant, extension));
        if (OwnProcess.isWanted() && !extensions.isEmpty()) {
            return OwnProcess.make(extensions, context);
        }
        List<Object> made = new ArrayList<>();
        for (Class<?> extension : extensions) {
            try {
                made.add(Extensions.make(extension, context));
            } catch (BrokenJarException e) {
                throw e.getCause() instanceof RuntimeException own ? own : e;
            }
        }
        return made;
    }

    /** {@code HelloCommand} becomes {@code hello-command}. */
    private static String idOf(Class<?> extension) {
        return extension
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
