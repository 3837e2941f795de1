package io.jackfield.testkit;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.config.BlockedUsers;
import io.jackfield.host.config.BotAccount;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.BotModels;
import io.jackfield.host.config.BotNotices;
import io.jackfield.host.config.BotPlugins;
import io.jackfield.host.config.BotProfile;
import io.jackfield.host.config.BotSettings;
import io.jackfield.host.config.BotStaff;
import io.jackfield.host.config.EventsConfig;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.config.SalesConfig;
import io.jackfield.host.config.SpeechConfig;
import io.jackfield.host.config.StaffRole;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.ExtensionRules;
import io.jackfield.host.plugins.Extensions;
import io.jackfield.host.plugins.JarResources;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.store.PluginMigrations;
import io.jackfield.host.store.SqlFile;
import io.jackfield.host.trust.Grant;
import io.jackfield.testkit.payment.InMemoryShop;
import io.jackfield.testkit.payment.Promotion;
import io.jackfield.testkit.payment.Sold;
import io.jackfield.testkit.spi.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
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
    final List<Sold> products = new ArrayList<>();
    final Set<What> buyersAreAskedFor = EnumSet.noneOf(What.class);
    final Map<String, Promotion> promotions = new LinkedHashMap<>();
    final Map<String, PlanTerms> planTerms = new LinkedHashMap<>();
    final List<CommandSpec> otherCommands = new ArrayList<>();
    final Map<String, String> background = new LinkedHashMap<>();
    final List<Class<? extends ReportType>> otherReports = new ArrayList<>();
    final List<Consumer<ScriptedModel>> scripts = new ArrayList<>();
    String language = "en";
    ZoneId timezone = ZoneOffset.UTC;
    FloodConfig flood = FloodConfig.none();
    final List<NoticeSpec> otherNotices = new ArrayList<>();
    Optional<QuietHours> quietHours = Optional.empty();
    boolean mail = true;
    final Map<String, StaffRole> staff = new LinkedHashMap<>();
    String plugin;
    Permissions permissions = declaredInPom();
    DataSource database;
    final Map<String, DataSource> databasesOfOthers = new LinkedHashMap<>();
    final Map<String, DataSource> tablesOfLibraries = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> configsOfLibraries = new LinkedHashMap<>();
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
            texts = extensions.isEmpty()
                    ? PropertyTexts.of(plugin, Thread.currentThread().getContextClassLoader())
                    : textsBeside(extensions.getFirst());
        }
        return texts;
    }

    /**
     * Those of the folder or jar that a class comes from; where it has none, as with a class of the tests, all that it
     * can see.
     */
    private PropertyTexts textsBeside(Class<?> extension) {
        URL place = extension.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {place}, null)) {
            PropertyTexts own = PropertyTexts.of(plugin, alone);
            return own.languages().isEmpty() ? PropertyTexts.of(plugin, extension.getClassLoader()) : own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<DataSource> database() {
        if (database != null) {
            migrate(database);
        }
        return Optional.ofNullable(database);
    }

    Map<String, PluginConfig> libraryConfigs() {
        Map<String, PluginConfig> configs = new LinkedHashMap<>();
        configsOfLibraries.forEach((library, values) ->
                configs.put(library, FileConfig.of("config/plugins/" + library + ".yaml", values)));
        return configs;
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
                new BotAccount(Optional.empty(), Optional.empty(), TestBot.USERNAME),
                new BotSettings(
                        new BotProfile(TestBot.NAME, language, timezone),
                        new BotPlugins(Optional.empty(), plugins, Map.of(plugin, wording), Set.of()),
                        new BotModels(configuredOffers(), speech()),
                        List.copyOf(plans),
                        Map.copyOf(planTerms),
                        SalesConfig.NOTHING,
                        flood,
                        BlockedUsers.ANSWER,
                        new BotNotices(Map.of(), quietHours),
                        new BotStaff(staff, Optional.empty()),
                        EventsConfig.ALL,
                        List.of(),
                        Map.of(),
                        false));
    }

    private Optional<SpeechConfig> speech() {
        return hearsSpeech ? Optional.of(new SpeechConfig(Wanted.EAR, Wanted.EAR)) : Optional.empty();
    }

    InMemoryShop.Offers offersForSale() {
        return new InMemoryShop.Offers(products, buyersAreAskedFor, promotions);
    }

    /** The same for a real host. */
    Wanted wanted(TestClock clock, LlmProvider model, IntSupplier standing) {
        if (!products.isEmpty()) {
            throw HostSwitch.onlyInMemory("the bot sells by ways to pay that the test kit plays");
        }
        if (!background.isEmpty()) {
            throw HostSwitch.onlyInMemory("prompt sources of other plugins say what the test has given");
        }
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
                new Wanted.Billing(List.copyOf(plans), terms(), timezone),
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

    /** Changes how a plan begins and ends. */
    void terms(String plan, UnaryOperator<PlanTerms> change) {
        requirePlan(plan);
        planTerms.put(plan, change.apply(planTerms.getOrDefault(plan, PlanTerms.NONE)));
    }

    void features(String plan, Set<String> features) {
        requirePlan(plan);
        plans.replaceAll(one ->
                one.id().equals(plan) ? new Plan(one.id(), one.label(), one.premium(), one.limits(), features) : one);
    }

    private void requirePlan(String id) {
        if (plans.stream().noneMatch(plan -> plan.id().equals(id))) {
            throw new IllegalArgumentException("the bot has no plan '" + id + "' yet; name it with plan(…) before");
        }
    }

    private Map<String, Map<String, Object>> terms() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        planTerms.forEach((plan, terms) -> {
            Map<String, Object> said = new LinkedHashMap<>();
            terms.trial().ifPresent(period -> said.put("trial", period.toString()));
            if (!terms.grace().isZero()) {
                said.put("grace", terms.grace().toString());
            }
            all.put(plan, said);
        });
        return all;
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

    List<Object> makeOtherReports(TestContext context) {
        return otherReports.stream()
                .<Object>map(type -> Extensions.make(type, context))
                .toList();
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
