package io.jackfield.host.plugins;

import io.jackfield.host.config.read.FileConfig;

/**
 * A plugin that another one is bound to.
 *
 * @param hasTables whether it brings migrations, and so has a schema that it shares
 * @param config its own file, which it shares too
 */
public record Dependency(String id, boolean hasTables, FileConfig config) {}
