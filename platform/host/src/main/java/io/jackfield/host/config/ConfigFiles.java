package io.jackfield.host.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the folder {@code config} under home: every file, every problem. */
final class ConfigFiles {
    private static final String MAIN_FILE = "config/jackfield.yaml";

    private final Path home;
    private final Map<String, String> environment;
    private final Placeholders placeholders;
    private final ConfigProblems problems;

    ConfigFiles(Path home, Map<String, String> environment, ConfigProblems problems) {
        this.home = home.toAbsolutePath().normalize();
        this.environment = environment;
        this.placeholders = new Placeholders(environment);
        this.problems = problems;
    }

    HostConfig read() {
        if (!Files.isDirectory(home.resolve("config"))) {
            problems.add(new Place(home.resolve("config").toString(), 0), "is no folder; set JACKFIELD_HOME or --home");
        }
        ConfigSection root = section(MAIN_FILE);
        ConfigSection shutdown = root.section("shutdown");
        HostConfig config = new HostConfig(
                home,
                ServerConfig.from(root.section("server")),
                OpsConfig.from(root.section("ops")),
                SandboxConfig.from(root.section("sandbox")),
                DatabaseConfig.from(root.section("database")),
                RedisConfig.from(root.section("redis")),
                TelegramConfig.from(root.section("telegram")),
                IntakeConfig.from(root.section("intake")),
                PluginsConfig.from(root.section("plugins"), home),
                OutboxConfig.from(root.section("outbox")),
                LlmConfig.from(root.section("llm")),
                KeepConfig.from(root.section("keep")),
                LoggingConfig.from(root.section("logging")),
                shutdown.duration("grace", Duration.ZERO, Duration.ofMinutes(5), Duration.ofSeconds(10)),
                ForeignDatabase.allFrom(root.section("databases")),
                bots(root),
                pluginFiles(),
                Variables.of(environment));
        checkPorts(root, config);
        root.reportUnknownKeys();
        return config;
    }

    private List<BotConfig> bots(ConfigSection root) {
        Map<String, BotConfig> all = new LinkedHashMap<>();
        Set<Secret> tokens = new HashSet<>();
        for (String id : yamlFiles("bots", BotConfig.ID, "2 to 32 of a-z 0-9 -")) {
            ConfigSection section = section("config/bots/" + id + ".yaml");
            BotConfig bot = BotConfig.from(id, section);
            all.put(id, bot);
            bot.token()
                    .filter(token -> !tokens.add(token))
                    .ifPresent(twice -> section.refuse("token", "a token that no other bot has"));
            section.reportUnknownKeys();
        }
        List<String> chosen = root.texts("bots").stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(id -> !id.isEmpty())
                .toList();
        if (chosen.stream().anyMatch(id -> !all.containsKey(id))) {
            root.refuse("bots", "ids of config/bots, separated by commas: " + String.join(", ", all.keySet()));
        }
        return all.values().stream()
                .filter(bot -> chosen.isEmpty() || chosen.contains(bot.id()))
                .toList();
    }

    private Map<String, FileConfig> pluginFiles() {
        Map<String, FileConfig> files = new TreeMap<>();
        for (String id : yamlFiles("plugins", BotConfig.PLUGIN_ID, "2 to 64 of a-z 0-9 -")) {
            files.put(id, new FileConfig("", file("config/plugins/" + id + ".yaml")));
        }
        return Collections.unmodifiableMap(files);
    }

    /** The names of the YAML files in a folder of {@code config}, without their ending, sorted. */
    private List<String> yamlFiles(String folder, String pattern, String form) {
        Path directory = home.resolve("config").resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString()).sorted().forEach(name -> {
                String id = name.replaceFirst("\\.ya?ml$", "");
                if (id.equals(name) || name.startsWith(".")) {
                    return;
                }
                if (!id.matches(pattern) || name.endsWith(".yml")) {
                    problems.add(
                            new Place("config/" + folder + "/" + name, 0),
                            "is not read; name it <id>.yaml, the id being " + form);
                    return;
                }
                ids.add(id);
            });
        } catch (IOException e) {
            problems.add(
                    new Place("config/" + folder, 0),
                    "cannot be listed: " + e.getClass().getSimpleName());
        }
        return ids;
    }

    private ConfigSection section(String name) {
        return new ConfigSection("", file(name), problems);
    }

    private Node.Section file(String name) {
        Path file = home.resolve(name);
        return Files.exists(file)
                ? YamlFile.read(file, name, placeholders, problems)
                : Node.Section.empty(new Place(name, 0));
    }

    private static void checkPorts(ConfigSection root, HostConfig config) {
        Set<Integer> taken = new HashSet<>();
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("server", config.server().port());
        ports.put("ops", config.ops().port());
        ports.put("sandbox", config.sandbox().port());
        ports.forEach((section, port) -> {
            if (port != 0 && !taken.add(port)) {
                root.section(section).refuse("port", "a port that no other section has");
            }
        });
    }
}
