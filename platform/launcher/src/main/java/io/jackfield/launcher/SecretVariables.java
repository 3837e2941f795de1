package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Variables whose value is in a file, as containers and systemd hand secrets out:
 * {@code HELPER_TOKEN_FILE=/run/secrets/helper} stands for {@code HELPER_TOKEN}, unless that is set itself. Only files
 * in a folder of secrets count: {@code /run/secrets} and {@code CREDENTIALS_DIRECTORY}; others, such as
 * {@code SSL_CERT_FILE}, mean something else.
 */
final class SecretVariables {
    private static final String ENDING = "_FILE";
    private static final Path OF_CONTAINERS = Path.of("/run/secrets");

    private SecretVariables() {}

    static void addTo(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : Map.copyOf(environment).entrySet()) {
            String name = variable.getKey();
            if (name.endsWith(ENDING) && isOfSecrets(variable.getValue(), environment)) {
                String plain = name.substring(0, name.length() - ENDING.length());
                if (environment.getOrDefault(plain, "").isBlank()) {
                    environment.put(plain, content(name, Path.of(variable.getValue())));
                }
            }
        }
    }

    private static boolean isOfSecrets(String value, Map<String, String> environment) {
        try {
            Path file = Path.of(value).normalize();
            String credentials = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
            return file.startsWith(OF_CONTAINERS) || !credentials.isEmpty() && file.startsWith(Path.of(credentials));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String content(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID, name + ": " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
