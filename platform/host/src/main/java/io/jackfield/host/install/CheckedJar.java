package io.jackfield.host.install;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.TrustConfig;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.ConfigCheck;
import io.jackfield.host.plugins.JarCheck;
import io.jackfield.host.plugins.JarReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A jar that was looked into and not run.
 *
 * @param report what it is, and what speaks against it
 * @param difference to the jar in the watched directory that has the same id; empty when there is none
 */
public record CheckedJar(JarReport report, Optional<JarDifference> difference) {

    /** @param allowDowngrade whether a version below one that was live before will do */
    public static CheckedJar of(Path jar, HostConfig config, boolean allowDowngrade) {
        TrustConfig trust = config.trust();
        JarReport report = JarCheck.of(jar, config, allowDowngrade ? trust.allowingDowngrades() : trust);
        return new CheckedJar(report, report.replaces().flatMap(other -> difference(other, report, config)));
    }

    private static Optional<JarDifference> difference(Path other, JarReport report, HostConfig config) {
        JarReport before = JarCheck.of(other, config);
        if (before.inspection().isEmpty()) {
            return Optional.empty();
        }
        String id = before.inspection().get().id();
        List<String> had = settingProblems(other, id, config);
        List<String> has = settingProblems(report.jar(), id, config).stream()
                .filter(problem -> !had.contains(problem))
                .toList();
        return Optional.of(JarDifference.between(before, report, has));
    }

    private static List<String> settingProblems(Path jar, String plugin, HostConfig config) {
        try {
            return ConfigCheck.problems(jar, plugin, config);
        } catch (BrokenJarException e) {
            return List.of(e.getMessage());
        }
    }
}
