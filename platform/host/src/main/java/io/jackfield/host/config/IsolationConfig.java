package io.jackfield.host.config;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.FileConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a plugin runs in a process of its own: {@code isolation: process} in its file, and what goes with it.
 *
 * @param memoryMegabytes the most that its objects may take
 * @param jvmOptions further options of its Java machine
 */
public record IsolationConfig(int memoryMegabytes, List<String> jvmOptions) {
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,5})\\s*(?:[mM]|MB)");
    private static final String USUAL_MEMORY = "256m";
    private static final int LEAST = 64;
    private static final int MOST = 16_384;

    public IsolationConfig {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * What the file of a plugin asks for; empty when it stays in the host's process. Throws {@link JackfieldException}
     * with {@link StandardError#CONFIG_INVALID}.
     */
    public static Optional<IsolationConfig> of(String plugin, FileConfig config) {
        String isolation = config.text("isolation", "none");
        return switch (isolation) {
            case "none" -> Optional.empty();
            case "process" ->
                Optional.of(new IsolationConfig(
                        memory(plugin, config.text("memory", USUAL_MEMORY)), config.texts("jvmOptions")));
            default -> throw invalid(plugin, "isolation is '" + isolation + "'; use process or none");
        };
    }

    private static int memory(String plugin, String text) {
        Matcher matcher = MEMORY.matcher(text);
        int megabytes = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (megabytes < LEAST || megabytes > MOST) {
            throw invalid(plugin, "memory is '" + text + "'; use " + LEAST + "m to " + MOST + "m");
        }
        return megabytes;
    }

    private static JackfieldException invalid(String plugin, String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "config/plugins/" + plugin + ".yaml: " + problem);
    }
}
