package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The variables of {@code config/.env} and of the process. */
final class LaunchEnvironment {
    private static final String LOG_LEVEL = "JACKFIELD_LOG_LEVEL";
    private static final Set<String> LOG_LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    private LaunchEnvironment() {}

    /** The file's variables with those of the process over them; the file may be absent. */
    static Map<String, String> read(Path file, Map<String, String> process) {
        Map<String, String> environment = new HashMap<>(EnvFile.read(file));
        environment.putAll(process);
        applyLogLevel(environment.getOrDefault(LOG_LEVEL, ""));
        return environment;
    }

    /** Logback reads a system property, and only once: before the first logger is asked for. */
    private static void applyLogLevel(String level) {
        if (level.isEmpty()) {
            return;
        }
        if (!LOG_LEVELS.contains(level)) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    LOG_LEVEL + " is '" + level + "'; use ERROR, WARN, INFO, DEBUG or TRACE");
        }
        System.setProperty(LOG_LEVEL, level);
    }
}
