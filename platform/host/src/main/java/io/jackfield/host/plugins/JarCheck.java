package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.TrustConfig;
import io.jackfield.host.linkage.JarClasses;
import io.jackfield.host.linkage.LinkageScan;
import io.jackfield.host.linkage.Missing;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.trust.TrustPolicy;
import io.jackfield.host.trust.UntrustedJarException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what would become of a jar, without a running host and without running any of it. One object for one jar. */
public final class JarCheck {
    private final HostConfig config;
    private final Path jar;
    private final JarVerifier admission;
    private final List<String> problems = new ArrayList<>();
    private final List<String> registers = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private Optional<Path> replaces = Optional.empty();

    private JarCheck(HostConfig config, TrustConfig trust, Path jar) {
        this.config = config;
        this.jar = jar.toAbsolutePath().normalize();
        admission = new JarVerifier(() -> trust, config.home(), ApiVersion.CURRENT);
    }

    public static JarReport of(Path jar, HostConfig config) {
        return of(jar, config, config.trust());
    }

    /** @param trust in place of what the configuration says */
    public static JarReport of(Path jar, HostConfig config, TrustConfig trust) {
        try {
            return new JarCheck(config, trust, jar).report();
        } catch (BrokenJarException | UntrustedJarException e) {
            return JarReport.unusable(jar, e.getMessage());
        } catch (IOException e) {
            return JarReport.unusable(jar, "cannot be read: " + e.getMessage());
        }
    }

    private JarReport report() throws IOException {
        JarInspection inspection = JarInspection.of(jar);
        String digest = Digests.of(jar);
        TrustPolicy.Candidate candidate = JarVerifier.candidate(inspection, digest, jar);
        Optional<Grant> grant = grant(candidate);
        attempt(() -> admission.requireApi(inspection));
        PluginJars neighbours = PluginJars.in(config.plugins().directory()).without(jar);
        noteRival(inspection, neighbours);
        Map<String, Path> libraries = libraries(inspection, neighbours);
        scan(inspection, grant, libraries);
        return new JarReport(
                jar,
                Optional.of(inspection),
                digest,
                signature(candidate),
                grant,
                List.copyOf(registers),
                replaces,
                config.bots().stream()
                        .filter(bot -> bot.plugins().containsKey(inspection.id()))
                        .map(BotConfig::id)
                        .toList(),
                List.copyOf(problems),
                List.copyOf(missing));
    }

    private Optional<Grant> grant(TrustPolicy.Candidate candidate) {
        try {
            return Optional.of(admission.policy().admit(candidate));
        } catch (UntrustedJarException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private String signature(TrustPolicy.Candidate candidate) {
        if (candidate.signature().isEmpty()) {
            return "none";
        }
        return admission
                .policy()
                .signer(candidate)
                .map(key -> "by " + key)
                .orElse("not by any key of plugins.trust.keys, or of another jar");
    }

    private void noteRival(JarInspection inspection, PluginJars neighbours) {
        Optional<Path> rival = neighbours.find(inspection.id());
        if (jar.startsWith(config.plugins().directory())) {
            rival.ifPresent(other -> problems.add("has the same Plugin-Id as " + other.getFileName() + ", "
                    + inspection.id() + "; take one of them out"));
        } else {
            replaces = rival;
        }
    }

    private Map<String, Path> libraries(JarInspection inspection, PluginJars neighbours) {
        Map<String, Path> libraries = new LinkedHashMap<>();
        for (String needed : inspection.neededPlugins()) {
            Optional<Path> library = neighbours.find(needed);
            if (library.isEmpty()) {
                problems.add("needs plugin " + needed + ", which is not in "
                        + config.plugins().directory() + "; add its jar");
            } else if (libraries.putIfAbsent(needed, library.get()) == null) {
                libraries.putAll(libraries(JarInspection.of(library.get()), neighbours));
            }
        }
        return libraries;
    }

    private void scan(JarInspection inspection, Optional<Grant> grant, Map<String, Path> libraries) throws IOException {
        try (JarSet jars = JarSet.open(jar, libraries.values())) {
            LinkageScan scan = ContractClassLoader.scan(jars.first(), jars.others());
            List<Missing> all = scan.everything();
            List<Missing> ofApi = all.stream().filter(Missing::ofApi).toList();
            ofApi.forEach(one -> problems.add(admission.explain(List.of(one))));
            all.stream().filter(one -> !one.ofApi()).forEach(missing::add);
            for (String extension : inspection.extensions()) {
                register(extension, scan, jars.first(), grant);
            }
        }
    }

    private void register(String extension, LinkageScan scan, JarClasses own, Optional<Grant> grant) {
        if (!own.has(extension)) {
            problems.add("names extension " + extension + ", but has no such class; build it anew");
            return;
        }
        List<String> points = scan.extensionPoints(extension);
        registers.add(
                points.isEmpty() ? extension + ", which the host has no use for" : shown(points) + " " + extension);
        attempt(() -> ExtensionRules.requireCalled(extension, points));
        grant.ifPresent(one -> attempt(() -> ExtensionRules.require(one, points)));
    }

    private static String shown(List<String> points) {
        return String.join(
                ", ",
                points.stream()
                        .map(point -> point.substring(point.lastIndexOf('.') + 1))
                        .toList());
    }

    private void attempt(Runnable check) {
        try {
            check.run();
        } catch (BrokenJarException | JackfieldException e) {
            problems.add(e.getMessage());
        }
    }
}
