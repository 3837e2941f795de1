package io.jackfield.host.isolation;

import io.jackfield.host.config.IsolationConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the Java machine of a plugin is started: small, quick to come up, and ended by itself when its memory is used up.
 */
final class JavaCommand {
    /** The exit status of a machine that has run out of memory. */
    static final int OUT_OF_MEMORY = 3;

    private static final List<String> OPTIONS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            // as in the host's own process, for the libraries of plugins
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dlogback.configurationFile=io/jackfield/host/isolation/logback.xml");
    /** Where Java reads what fonts there are, in place of the system's fontconfig. */
    private static final String FONTS = "sun.awt.fontconfig";

    /** What a program needs to find its way; the host's tokens and keys are none of its business. */
    private static final Set<String> VARIABLES = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "TZ",
            "TMPDIR",
            "SystemRoot",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY");

    private JavaCommand() {}

    static ProcessBuilder of(IsolationConfig config) {
        return of(config, PluginProcess.class);
    }

    static ProcessBuilder of(IsolationConfig config, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        int memory = config.memoryMegabytes();
        command.add("-Xmx" + memory + "m");
        // The rest of what a plugin can fill: classes, and buffers outside of the heap.
        command.add("-XX:MaxMetaspaceSize=" + Math.max(96, memory / 2) + "m");
        command.add("-XX:MaxDirectMemorySize=" + Math.max(32, memory / 4) + "m");
        // drawing works where the host's own does
        Optional.ofNullable(System.getProperty(FONTS)).ifPresent(file -> command.add("-D" + FONTS + "=" + file));
        command.addAll(config.jvmOptions());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(VARIABLES);
        return builder;
    }
}
