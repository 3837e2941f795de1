package io.jackfield.benchmarks.process;

import java.net.URI;
import java.util.Optional;

/**
 * What a target finds around itself.
 *
 * @param telegramUrl base of the Bot API
 * @param modelUrl base of the model server
 * @param database absent when the host shall start its own
 * @param redis absent when the host shall start its own
 */
public record Surroundings(String telegramUrl, String modelUrl, Optional<URI> database, Optional<URI> redis) {}
