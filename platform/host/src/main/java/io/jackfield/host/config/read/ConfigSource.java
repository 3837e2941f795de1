package io.jackfield.host.config.read;

import java.util.Map;
import java.util.Set;

/**
 * A file of the configuration as it was read, with what lies over it.
 *
 * @param content with the place of each value
 * @param keys that may stand at its top, as far as it was asked for them
 * @param defaults of keys that are not there, by their paths; only of files that the host itself reads
 */
public record ConfigSource(Node.Section content, Set<String> keys, Map<String, String> defaults) {
    /** A file whose keys others know. */
    public static ConfigSource of(Node.Section content) {
        return new ConfigSource(content, content.entries().sequencedKeySet(), Map.of());
    }
}
