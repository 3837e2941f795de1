package io.jackfield.host.config;

import io.jackfield.api.StandardError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything the operator set: {@code config/jackfield.yaml} with a section per room, the bots to run, and the plugins' files.
 *
 * @param home the absolute folder of {@code config}, {@code plugins} and {@code data}
 * @param shutdownGrace time for running calls to finish when the host stops
 * @param databases those of others that plugins may use, by name
 * @param bots those that {@code bots} in jackfield.yaml names, else all in {@code config/bots}, by id
 * @param pluginFiles plugin id to {@code config/plugins/<id>.yaml}
 * @param variables for what these leave out
 */
public record HostConfig(
        Path home,
        ServerConfig server,
        OpsConfig ops,
        SandboxConfig sandbox,
        DatabaseConfig database,
        RedisConfig redis,
        TelegramConfig telegram,
        IntakeConfig intake,
        PluginsConfig plugins,
        OutboxConfig outbox,
        LlmConfig llm,
        KeepConfig keep,
        LoggingConfig logging,
        Duration shutdownGrace,
        Map<String, ForeignDatabase> databases,
        List<BotConfig> bots,
        Map<String, FileConfig> pluginFiles,
        Variables variables) {

    /**
     * Reads all files.
     *
     * @throws io.jackfield.api.JackfieldException with {@link StandardError#CONFIG_INVALID} and the list of all problems
     */
    public static HostConfig load(Path home, Map<String, String> environment) {
        ConfigProblems problems = new ConfigProblems();
        HostConfig config = new ConfigFiles(home, environment, problems).read();
        problems.throwIfAny();
        return config;
    }

    /**
     * The same reading with fallbacks for whatever is wrong: enough to decide what has to be started before the environment
     * is complete.
     */
    public static HostConfig draft(Path home, Map<String, String> environment) {
        return new ConfigFiles(home, environment, new ConfigProblems()).read();
    }

    /** Whether the sandbox stands in for whatever has no key. */
    public boolean sandboxMode() {
        return switch (sandbox.enabled()) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> bots.stream().noneMatch(bot -> bot.token().isPresent());
        };
    }

    /** The bots that have a token, or get one from the sandbox. */
    public List<BotConfig> runningBots() {
        return bots.stream()
                .filter(bot -> bot.token().isPresent() || sandboxMode())
                .toList();
    }

    /** Bots that don't run, by id, and why. */
    public SequencedMap<String, String> leftOutBots() {
        SequencedMap<String, String> reasons = new LinkedHashMap<>();
        bots.stream()
                .filter(bot -> !runningBots().contains(bot))
                .forEach(bot -> reasons.put(
                        bot.id(),
                        "no token; set " + bot.tokenVariable() + ", or token in config/bots/" + bot.id() + ".yaml"));
        return Collections.unmodifiableSequencedMap(reasons);
    }

    /** The base of the Bot API for a bot, without a slash at the end. */
    public String apiUrl(BotConfig bot) {
        return bot.apiUrl().or(telegram::apiUrl).orElse(TelegramConfig.OFFICIAL_API);
    }

    /** A plugin's own file; empty when there is none. */
    public FileConfig pluginConfig(String plugin) {
        FileConfig file = pluginFiles.get(plugin);
        return file == null ? FileConfig.empty("config/plugins/" + plugin + ".yaml") : file;
    }

    /** A plugin's own file, and for what it leaves out the environment and, in sandbox mode, what stands in for it there. */
    public FileConfig pluginConfig(String plugin, KeySources sources) {
        return sources.fill(pluginConfig(plugin), variables);
    }

    /** What a plugin has of its own, with what the bot sets differently laid over it. */
    public static FileConfig pluginConfig(String plugin, FileConfig own, BotConfig bot) {
        FileConfig above = bot.plugins().get(plugin);
        return above == null ? own : own.overlay(above);
    }

    /** This configuration with what another reading says of bots, plugins, trust and databases of others, as far as it can change in a running host. */
    HostConfig withChangeable(HostConfig read) {
        Map<String, BotConfig> others = read.bots().stream().collect(Collectors.toMap(BotConfig::id, bot -> bot));
        return new HostConfig(
                home,
                server,
                ops,
                sandbox,
                database,
                redis,
                telegram,
                intake,
                plugins.withTrust(read.plugins.trust()),
                outbox,
                llm,
                keep,
                logging,
                shutdownGrace,
                read.databases,
                bots.stream()
                        .map(bot -> bot.withChangeable(others.getOrDefault(bot.id(), bot)))
                        .toList(),
                read.pluginFiles(),
                variables);
    }

    /**
     * Everything that a plugin's schema refuses: in the plugin's own file, and in what it comes to with the settings of each
     * bot. Throws {@link IllegalArgumentException} when the schema itself cannot be used.
     */
    public List<String> problemsOf(String plugin, ConfigSchema schema) {
        FileConfig own = pluginConfig(plugin, schema.sources());
        Set<String> problems = new LinkedHashSet<>(schema.problemsOf(own));
        bots.stream()
                .filter(bot -> bot.plugins().containsKey(plugin))
                .filter(bot -> !bot.plugins().get(plugin).keys().isEmpty())
                .forEach(bot -> problems.addAll(schema.problemsOf(pluginConfig(plugin, own, bot))));
        return List.copyOf(problems);
    }

    /**
     * This configuration with what the launcher started in place of what was not set. The sandbox's mode is settled before:
     * now every bot has a token.
     */
    public HostConfig with(StandIns standIns) {
        return new HostConfig(
                home,
                server,
                ops,
                new SandboxConfig(
                        sandboxMode() ? SandboxConfig.Enabled.TRUE : SandboxConfig.Enabled.FALSE, sandbox.port()),
                new DatabaseConfig(database.url().or(standIns::database), database.poolSize()),
                new RedisConfig(redis.url().or(standIns::redis)),
                new TelegramConfig(telegram.apiUrl().or(standIns::sandbox), telegram.publicUrl(), telegram.albumWait()),
                intake,
                plugins,
                outbox,
                llm,
                keep,
                logging,
                shutdownGrace,
                databases,
                bots.stream().map(standIns::in).toList(),
                pluginFiles,
                variables.withSandbox(standIns.sandbox()));
    }
}
