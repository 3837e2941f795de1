package io.jackfield.console.frame;

/**
 * A page of a plugin in the rail.
 *
 * @param path below the console
 */
public record PluginLink(String title, String path) {}
