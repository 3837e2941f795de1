package io.jackfield.host.plugins;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of a jar, for the list and the health report.
 *
 * @param id empty when the jar does not say
 * @param problem why it is not live, with the way out
 */
public record PluginStatus(Path jar, String id, String version, Optional<String> problem) {}
