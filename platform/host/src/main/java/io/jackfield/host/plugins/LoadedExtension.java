package io.jackfield.host.plugins;

/**
 * An extension and what it said of itself when it was loaded.
 *
 * @param <E> the extension point
 */
public record LoadedExtension<E, S>(E extension, S spec) {}
