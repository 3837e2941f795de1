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
    private static final String LOG = "JACKFIELD_LOG";
    private static final Set<String> LOG_LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    /** Lines of the log as JSON. */
    static final String JSON = "json";

    private static final Set<String> LOG_FORMATS = Set.of("text", JSON);

    private LaunchEnvironment() {}

    /** The file's variables with those of the process over them; the file may be absent. */
    static Map<String, String> read(Path file, Map<String, String> process) {
        Map<String, String> environment = new HashMap<>(EnvFile.read(file));
        environment.putAll(process);
        SecretVariables.addTo(environment);
        apply(LOG_LEVEL, environment, LOG_LEVELS, "use ERROR, WARN, INFO, DEBUG or TRACE");
        apply(LOG, environment, LOG_FORMATS, "use text or json");
        return environment;
    }

    /** Logback reads system properties, and only once: before the first logger is asked for. */
    private static void apply(String name, Map<String, String> environment, Set<String> known, String wayOut) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            return;
        }
        if (!known.contains(value)) {
            throw new JackfieldException(StandardError.CONFIG_INVALID, name + " is '" + value + "'; " + wayOut);
        }
        System.setProperty(name, value);
    }
}
