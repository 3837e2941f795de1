package io.jackfield.host.config;

import io.jackfield.api.ExtensionName;
import io.jackfield.host.config.read.ConfigSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The public listener: the {@code server} section.
 *
 * @param port 0 takes any free one, for tests
 * @param paths further paths of plugins' HTTP routes, such as {@code /api/v1} to {@code /plugins/api-assistant/v1}
 * @param behindProxy whether a proxy in front says in {@code X-Forwarded-For} who calls
 * @param limits of connections and bodies
 */
public record ServerConfig(String host, int port, Map<String, String> paths, boolean behindProxy, HttpLimits limits) {
    private static final Pattern RESERVED = Pattern.compile("/(telegram|plugins|payments)(/|$)");

    public static ServerConfig from(ConfigSection server) {
        return new ServerConfig(
                server.text("host", "0.0.0.0"),
                server.intBetween("port", 0, 65_535, 8080),
                paths(server.section("paths")),
                server.flag("behindProxy", false),
                HttpLimits.from(server));
    }

    /** Keys are paths, values are a plugin's id and the name of its route. */
    private static Map<String, String> paths(ConfigSection section) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String path : section.keys()) {
            if (!path.matches("(/[a-z0-9_-]+)+") || RESERVED.matcher(path).lookingAt()) {
                section.refuse(path, "a path such as /api/v1 as its key, not under /telegram, /plugins or /payments");
            }
            section.matching(
                            path,
                            BotPlugins.ID + "/" + ExtensionName.PATTERN,
                            "plugin id and route such as api-assistant/v1")
                    .ifPresent(route -> paths.put(path, "/plugins/" + route));
        }
        return Map.copyOf(paths);
    }
}
