package io.jackfield.host.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Jars that wait for one another for ever. */
final class DependencyCircles {
    private final Map<String, JarInspection> plugins = new HashMap<>();

    private DependencyCircles() {}

    /** What is wrong with those of the jars that are part of a circle. */
    static Map<Path, String> among(Set<Path> jars) {
        DependencyCircles circles = new DependencyCircles();
        Map<Path, JarInspection> inspections = new LinkedHashMap<>();
        for (Path jar : jars) {
            try {
                JarInspection inspection = JarInspection.of(jar);
                inspections.put(jar, inspection);
                circles.plugins.put(inspection.id(), inspection);
            } catch (BrokenJarException overwritten) {
                // It has changed since it was examined, and will be examined again.
            }
        }
        Map<Path, String> problems = new HashMap<>();
        inspections.forEach((jar, inspection) -> {
            List<String> circle = circles.from(inspection.id(), inspection.id(), new ArrayList<>());
            if (!circle.isEmpty()) {
                problems.put(
                        jar,
                        "depends on itself: " + String.join(" -> ", circle)
                                + "; take one of these out of Plugin-Dependencies");
            }
        });
        return problems;
    }

    /** The way from a plugin back to the goal, both included; empty when there is none. */
    private List<String> from(String plugin, String goal, List<String> way) {
        if (way.contains(plugin)) {
            return plugin.equals(goal) ? append(way, plugin) : List.of();
        }
        JarInspection inspection = plugins.get(plugin);
        if (inspection == null) {
            return List.of();
        }
        List<String> longer = append(way, plugin);
        return inspection.neededPlugins().stream()
                .map(next -> from(next, goal, longer))
                .filter(circle -> !circle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> append(List<String> way, String plugin) {
        List<String> longer = new ArrayList<>(way);
        longer.add(plugin);
        return longer;
    }
}
