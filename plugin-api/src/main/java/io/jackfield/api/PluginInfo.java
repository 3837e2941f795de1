package io.jackfield.api;

/**
 * Who a plugin is, from the manifest of its jar.
 *
 * @param id {@code Plugin-Id}, such as {@code command-start}
 * @param version {@code Plugin-Version}, such as {@code 1.4.0}
 * @param description {@code Plugin-Description}, empty when the manifest has none
 */
public record PluginInfo(String id, String version, String description) {}
