package io.jackfield.launcher.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds one plugin at a time with Maven. */
final class PluginBuild {
    /** A build is over before the optimising compiler would have paid off. */
    private static final String QUICK =
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED";

    private final String maven;
    private final boolean withTests;
    private volatile Process running;
    private volatile boolean over;

    /** @param maven the command, such as {@code mvn} */
    PluginBuild(String maven, boolean withTests) {
        this.maven = maven;
        this.withTests = withTests;
    }

    /** What Maven complains about; empty when there is a jar. */
    List<String> run(PluginFolder plugin) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(maven, "-B", "-q", "-ntp", "package"));
        command.addAll(List.of("-Djackfield.quick", "-Dspotless.check.skip=true"));
        if (!withTests) {
            command.add("-Dmaven.test.skip=true");
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(plugin.path().toFile()).redirectErrorStream(true);
        prepare(builder.environment());
        Process process = builder.start();
        running = process;
        if (over) {
            process.destroy();
        }
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        }
        return process.waitFor() == 0 ? List.of() : complaints(said);
    }

    private static void prepare(Map<String, String> environment) {
        Path java = Path.of(System.getProperty("java.home"));
        if (Files.isExecutable(java.resolve("bin/javac"))) {
            environment.put("JAVA_HOME", java.toString());
            environment.putIfAbsent("MAVEN_OPTS", QUICK);
        }
    }

    /** Without the lines that are about Maven itself. */
    static List<String> complaints(List<String> said) {
        List<String> complaints = new ArrayList<>();
        for (String line : said) {
            String text = line.replace("[ERROR]", "").stripTrailing();
            if (text.contains("Failed to execute goal") && !complaints.isEmpty() || text.contains("[Help 1]")) {
                break;
            }
            if (!text.isBlank() && !text.contains("COMPILATION ERROR") && !text.startsWith("WARNING:")) {
                complaints.add(text.strip());
            }
        }
        return complaints.isEmpty() ? said : complaints;
    }

    /** Ends a build under way; from any thread. */
    void end() {
        over = true;
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }
}
