package io.jackfield.host.web;

import java.util.Map;
import java.util.Optional;

/**
 * Which paths of the public listener are plugins': all under {@code /plugins/}, and those that {@code server.paths}
 * names.
 *
 * @param named such as {@code /api/v1} to {@code /plugins/api-assistant/v1}
 */
public record PluginPaths(Map<String, String> named) {
    public PluginPaths {
        named = Map.copyOf(named);
    }

    boolean isOurs(String path) {
        return path.startsWith(PluginPath.PREFIX) || nameOf(path).isPresent();
    }

    Optional<PluginPath> of(String path) {
        return PluginPath.of(nameOf(path)
                .map(name -> named.get(name) + path.substring(name.length()))
                .orElse(path));
    }

    private Optional<String> nameOf(String path) {
        return named.keySet().stream()
                .filter(name -> path.equals(name) || path.startsWith(name + "/"))
                .findFirst();
    }
}
