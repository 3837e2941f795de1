package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;

/**
 * What stands in for everything outside: the {@code sandbox} section.
 *
 * @param port 0 takes any free one, for tests
 */
public record SandboxConfig(Enabled enabled, int port) {
    public static SandboxConfig from(ConfigSection sandbox) {
        return new SandboxConfig(
                sandbox.choice("enabled", Enabled.class, Enabled.AUTO), sandbox.intBetween("port", 0, 65_535, 8090));
    }

    /** Whether the sandbox runs; {@code AUTO}: exactly when no bot has a token. */
    public enum Enabled {
        AUTO,
        TRUE,
        FALSE
    }
}
