package io.jackfield.host.config;

import io.jackfield.host.config.read.FileConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which plugins have other settings or permissions in one configuration than in another. */
final class ChangedPlugins {
    private ChangedPlugins() {}

    static Set<String> between(HostConfig before, HostConfig next) {
        Set<String> all = new HashSet<>(before.pluginFiles().keySet());
        all.addAll(next.pluginFiles().keySet());
        next.bots().forEach(bot -> all.addAll(bot.plugins().keySet()));
        all.addAll(before.trust().permissions().keySet());
        all.addAll(next.trust().permissions().keySet());
        return all.stream().filter(id -> differs(before, next, id)).collect(Collectors.toSet());
    }

    private static boolean differs(HostConfig before, HostConfig next, String plugin) {
        return !Objects.equals(
                        before.pluginFiles().get(plugin), next.pluginFiles().get(plugin))
                || !overlays(before, plugin).equals(overlays(next, plugin))
                || !Objects.equals(permissions(before, plugin), permissions(next, plugin));
    }

    private static Permissions permissions(HostConfig config, String plugin) {
        return config.trust().permissions().get(plugin);
    }

    private static List<FileConfig> overlays(HostConfig config, String plugin) {
        return config.bots().stream()
                .flatMap(bot -> Stream.ofNullable(bot.plugins().get(plugin)))
                .filter(overlay -> !overlay.keys().isEmpty())
                .toList();
    }
}
