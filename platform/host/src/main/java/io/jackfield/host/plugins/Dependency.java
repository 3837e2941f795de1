package io.jackfield.host.plugins;

/**
 * A plugin that another one is bound to.
 *
 * @param hasTables whether it brings migrations, and so has a schema that it shares
 */
public record Dependency(String id, boolean hasTables) {}
