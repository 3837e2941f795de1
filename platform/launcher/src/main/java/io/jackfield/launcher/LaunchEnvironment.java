package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code config/.env}: lines {@code NAME=value}, values in quotes if need be. */
final class LaunchEnvironment {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");
    private static final String LOG_LEVEL = "JACKFIELD_LOG_LEVEL";
    private static final Set<String> LOG_LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    private LaunchEnvironment() {}

    /** The file's variables with those of the process over them; the file may be absent. */
    static Map<String, String> read(Path file, Map<String, String> process) {
        Map<String, String> environment = new HashMap<>();
        List<String> lines = lines(file);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw invalid(file + ":" + (index + 1) + ": is no variable; write NAME=value");
            }
            environment.put(matcher.group(1), unquoted(matcher.group(2)));
        }
        environment.putAll(process);
        applyLogLevel(environment.getOrDefault(LOG_LEVEL, ""));
        return environment;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID, file + ": cannot be read as UTF-8; save it as UTF-8", e);
        }
    }

    private static String unquoted(String value) {
        Matcher matcher = QUOTED.matcher(value);
        if (!matcher.matches()) {
            return value;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** Logback reads a system property, and only once: before the first logger is asked for. */
    private static void applyLogLevel(String level) {
        if (level.isEmpty()) {
            return;
        }
        if (!LOG_LEVELS.contains(level)) {
            throw invalid(LOG_LEVEL + " is '" + level + "'; use ERROR, WARN, INFO, DEBUG or TRACE");
        }
        System.setProperty(LOG_LEVEL, level);
    }

    private static JackfieldException invalid(String message) {
        return new JackfieldException(StandardError.CONFIG_INVALID, message);
    }
}
