package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigFolder;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.ConfigProblems;
import io.jackfield.host.config.read.ConfigSection;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.config.read.Variables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the configuration of a host from the files of its folder: every file, every problem. */
final class HostConfigReader {
    private static final String PLUGINS = "plugins";

    private final ConfigFolder folder;
    private final Map<String, String> environment;

    HostConfigReader(Path home, Map<String, String> environment, ConfigProblems problems, ConfigLayer layer) {
        this.folder = new ConfigFolder(home, environment, problems, layer);
        this.environment = environment;
    }

    HostConfig read() {
        ConfigSection root = folder.section("jackfield.yaml");
        HostConfig config = new HostConfig(
                folder.home(),
                ServicesConfig.from(root),
                RoomsConfig.from(root, folder.home()),
                new ChangeableConfig(
                        TrustConfig.from(root.section("plugins").section("trust")),
                        ForeignDatabase.allFrom(root.section("databases")),
                        bots(root),
                        pluginFiles()),
                Variables.of(environment),
                folder.sources());
        checkPorts(root, config);
        root.reportUnknownKeys();
        return config;
    }

    private List<BotConfig> bots(ConfigSection root) {
        Map<String, BotConfig> all = new LinkedHashMap<>();
        Set<Secret> tokens = new HashSet<>();
        for (String id : folder.names("bots", BotConfig.ID, "2 to 32 of a-z 0-9 -")) {
            ConfigSection section = folder.section("bots/" + id + ".yaml");
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
        Set<String> ids = new TreeSet<>(folder.names(PLUGINS, BotPlugins.ID, "2 to 64 of a-z 0-9 -"));
        ids.addAll(folder.laidOver(PLUGINS));
        for (String id : ids) {
            files.put(id, folder.values(PLUGINS + "/" + id + ".yaml"));
        }
        return Collections.unmodifiableMap(files);
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
