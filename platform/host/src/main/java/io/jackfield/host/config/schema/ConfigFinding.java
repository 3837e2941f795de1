package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.Place;

/**
 * Something that a schema refuses.
 *
 * @param place where it stands
 * @param text the place, the key, its value unless that is secret, and what is allowed
 */
public record ConfigFinding(Place place, String text) {}
