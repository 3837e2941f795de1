package io.jackfield.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin's configuration: {@code config/plugins/<id>.yaml}, with {@code ${NAME:-default}} already replaced from the
 * environment. Read it in the constructor, so that a mistake shows when the plugin is loaded and not when a user calls.
 *
 * <p>Every getter throws {@link JackfieldException} with {@link StandardError#CONFIG_INVALID} naming file, key, value
 * and what is allowed when the value has the wrong type or range. Absent keys give the fallback.
 */
public interface PluginConfig {
    /** The text under {@code key}; empty texts count as absent. */
    Optional<String> text(String key);

    default String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /** The text under {@code key}. Throws when it is absent, saying in which file to set it. */
    String requiredText(String key);

    int number(String key, int least, int most, int fallback);

    boolean flag(String key, boolean fallback);

    /** A duration written as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 1d}. */
    Duration duration(String key, Duration fallback);

    /** A list of texts; a single text counts as a list of one. Empty when absent. */
    List<String> texts(String key);

    /** The section under {@code key}; an empty one when absent. */
    PluginConfig section(String key);

    /** The sections of a list such as {@code models: [{id: a}, {id: b}]}. Empty when absent. */
    List<PluginConfig> sections(String key);

    /** The keys that this section has, in the order of the file. */
    Set<String> keys();
}
