package io.jackfield.host.plugins;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a jar, for the list and the health report.
 *
 * @param id empty when the jar does not say
 * @param problem why it is not live, with the way out
 * @param fileTime when the file was written that this is about, to the millisecond
 */
public record PluginStatus(Path jar, String id, String version, Optional<String> problem, Instant fileTime) {}
