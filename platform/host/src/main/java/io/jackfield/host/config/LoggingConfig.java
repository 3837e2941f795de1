package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * How much is logged: the {@code logging} section.
 *
 * @param levels logger, such as {@code plugin.command-chat}, to its level in capitals: one of {@code OFF},
 *     {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG} and {@code TRACE}
 */
public record LoggingConfig(SequencedMap<String, String> levels) {
    private static final String LEVEL = "(?i)off|error|warn|info|debug|trace";

    public static LoggingConfig from(ConfigSection logging) {
        ConfigSection section = logging.section("levels");
        SequencedMap<String, String> levels = new LinkedHashMap<>();
        for (String logger : section.keys()) {
            section.matching(logger, LEVEL, "OFF, ERROR, WARN, INFO, DEBUG or TRACE")
                    .ifPresent(level -> levels.put(logger, level.toUpperCase(Locale.ROOT)));
        }
        return new LoggingConfig(Collections.unmodifiableSequencedMap(levels));
    }
}
