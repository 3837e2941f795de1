package io.jackfield.host.config;

import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.ConfigFolder;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.ConfigProblems;
import io.jackfield.host.config.read.ConfigSource;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.Variables;
import io.jackfield.host.config.schema.ConfigFinding;
import io.jackfield.host.config.schema.ConfigSchema;
import io.jackfield.host.config.schema.KeySources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Everything the operator set: {@code config/jackfield.yaml} with a section per room, the bots to run, and the plugins'
 * files.
 *
 * @param home the absolute folder of {@code config}, {@code plugins} and {@code data}
 * @param variables for what the files leave out
 * @param sources the files themselves, by their names below {@code config}
 */
public record HostConfig(
        Path home,
        ServicesConfig services,
        RoomsConfig rooms,
        ChangeableConfig changeable,
        Variables variables,
        Map<String, ConfigSource> sources) {

    /**
     * Reads all files.
     *
     * @throws io.jackfield.api.JackfieldException with {@link StandardError#CONFIG_INVALID} and the list of all
     *     problems
     */
    public static HostConfig load(Path home, Map<String, String> environment) {
        return load(home, environment, ConfigLayer.NONE);
    }

    /** The same with what operators lay over the files. */
    public static HostConfig load(Path home, Map<String, String> environment, ConfigLayer layer) {
        ConfigProblems problems = new ConfigProblems();
        HostConfig config = new HostConfigReader(home, environment, problems, layer).read();
        problems.throwIfAny();
        return config;
    }

    /**
     * The same reading with fallbacks for whatever is wrong: enough to decide what has to be started before the
     * environment is complete.
     */
    public static HostConfig draft(Path home, Map<String, String> environment) {
        return new HostConfigReader(home, environment, new ConfigProblems(), ConfigLayer.NONE).read();
    }

    /**
     * Which database is meant, whatever is wrong with other files.
     *
     * @throws io.jackfield.api.JackfieldException with {@link StandardError#CONFIG_INVALID} when that cannot be read
     */
    public static DatabaseConfig databaseOf(Path home, Map<String, String> environment) {
        ConfigProblems problems = new ConfigProblems();
        ConfigFolder folder = new ConfigFolder(home, environment, problems, ConfigLayer.NONE);
        DatabaseConfig database =
                DatabaseConfig.from(folder.section("jackfield.yaml").section("database"));
        problems.throwIfAny();
        return database;
    }

    /** Whether the sandbox stands in for whatever has no key. */
    public boolean sandboxMode() {
        return switch (sandbox().enabled()) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> bots().stream().noneMatch(bot -> bot.token().isPresent());
        };
    }

    /** The bots that have a token, or get one from the sandbox. */
    public List<BotConfig> runningBots() {
        return bots().stream()
                .filter(bot -> bot.token().isPresent() || sandboxMode())
                .toList();
    }

    /** Bots that don't run, by id, and why. */
    public SequencedMap<String, String> leftOutBots() {
        SequencedMap<String, String> reasons = new LinkedHashMap<>();
        bots().stream()
                .filter(bot -> !runningBots().contains(bot))
                .forEach(bot -> reasons.put(
                        bot.id(),
                        "no token; set " + bot.tokenVariable() + ", or token in config/bots/" + bot.id() + ".yaml"));
        return Collections.unmodifiableSequencedMap(reasons);
    }

    /** The base of the Bot API for a bot, without a slash at the end. */
    public String apiUrl(BotConfig bot) {
        return bot.apiUrl().or(telegram()::apiUrl).orElse(TelegramConfig.OFFICIAL_API);
    }

    /** A plugin's own file; empty when there is none. */
    public FileConfig pluginConfig(String plugin) {
        FileConfig file = pluginFiles().get(plugin);
        return file == null ? FileConfig.empty("config/plugins/" + plugin + ".yaml") : file;
    }

    /**
     * A plugin's own file, and for what it leaves out the environment and, in sandbox mode, what stands in for it
     * there.
     */
    public FileConfig pluginConfig(String plugin, KeySources sources) {
        return sources.fill(pluginConfig(plugin), variables);
    }

    /** What a plugin has of its own, with what the bot sets differently laid over it. */
    public static FileConfig pluginConfig(String plugin, FileConfig own, BotConfig bot) {
        FileConfig above = bot.plugins().get(plugin);
        return above == null ? own : own.overlay(above);
    }

    /** This configuration with what another reading says, as far as it can change in a running host. */
    HostConfig withChangeable(HostConfig read) {
        return new HostConfig(home, services, rooms, changeable.changedTo(read.changeable), variables, read.sources);
    }

    /**
     * Everything that a plugin's schema refuses: in the plugin's own file, and in what it comes to with the settings of
     * each bot. Throws {@link IllegalArgumentException} when the schema itself cannot be used.
     */
    public List<String> problemsOf(String plugin, ConfigSchema schema) {
        return findingsOf(plugin, schema).stream()
                .map(ConfigFinding::text)
                .distinct()
                .toList();
    }

    /** The same, each with its place. */
    public List<ConfigFinding> findingsOf(String plugin, ConfigSchema schema) {
        FileConfig own = pluginConfig(plugin, schema.sources());
        Set<ConfigFinding> problems = new LinkedHashSet<>(schema.findingsOf(own));
        bots().stream()
                .filter(bot -> bot.plugins().containsKey(plugin))
                .filter(bot -> !bot.plugins().get(plugin).keys().isEmpty())
                .forEach(bot -> problems.addAll(schema.findingsOf(pluginConfig(plugin, own, bot))));
        return List.copyOf(problems);
    }

    /**
     * This configuration with what the launcher started in place of what was not set. The sandbox's mode is settled
     * before: now every bot has a token.
     */
    public HostConfig with(StandIns standIns) {
        return new HostConfig(
                home,
                services.with(standIns, sandboxMode()),
                rooms,
                changeable.withBots(bots().stream().map(standIns::in).toList()),
                variables.withSandbox(standIns.sandbox()),
                sources);
    }

    /** See {@link ServicesConfig}. */
    public SandboxConfig sandbox() {
        return services.sandbox();
    }

    public DatabaseConfig database() {
        return services.database();
    }

    public RedisConfig redis() {
        return services.redis();
    }

    public TelegramConfig telegram() {
        return services.telegram();
    }

    public MailConfig mail() {
        return services.mail();
    }

    /** See {@link RoomsConfig}. */
    public ServerConfig server() {
        return rooms.server();
    }

    public OpsConfig ops() {
        return rooms.ops();
    }

    public IntakeConfig intake() {
        return rooms.intake();
    }

    public PluginsConfig plugins() {
        return rooms.plugins();
    }

    public OutboxConfig outbox() {
        return rooms.outbox();
    }

    public LlmConfig llm() {
        return rooms.llm();
    }

    public KeepConfig keep() {
        return rooms.keep();
    }

    public LoggingConfig logging() {
        return rooms.logging();
    }

    public AlertsConfig alerts() {
        return rooms.alerts();
    }

    public Duration shutdownGrace() {
        return rooms.shutdownGrace();
    }

    /** See {@link ChangeableConfig}. */
    public TrustConfig trust() {
        return changeable.trust();
    }

    public Map<String, ForeignDatabase> databases() {
        return changeable.databases();
    }

    public List<BotConfig> bots() {
        return changeable.bots();
    }

    public Map<String, FileConfig> pluginFiles() {
        return changeable.pluginFiles();
    }
}
