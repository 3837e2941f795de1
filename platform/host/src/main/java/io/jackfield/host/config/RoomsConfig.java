package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the rooms of a host work, a section for each; counts from the start on.
 *
 * @param shutdownGrace time for running calls to finish when the host stops
 */
public record RoomsConfig(
        ServerConfig server,
        OpsConfig ops,
        IntakeConfig intake,
        PluginsConfig plugins,
        OutboxConfig outbox,
        LlmConfig llm,
        KeepConfig keep,
        LoggingConfig logging,
        AlertsConfig alerts,
        Duration shutdownGrace) {
    static RoomsConfig from(ConfigSection root, Path home) {
        ConfigSection shutdown = root.section("shutdown");
        return new RoomsConfig(
                ServerConfig.from(root.section("server")),
                OpsConfig.from(root.section("ops")),
                IntakeConfig.from(root.section("intake")),
                PluginsConfig.from(root.section("plugins"), home),
                OutboxConfig.from(root.section("outbox")),
                LlmConfig.from(root.section("llm")),
                KeepConfig.from(root.section("keep")),
                LoggingConfig.from(root.section("logging")),
                AlertsConfig.from(root.section("alerts")),
                shutdown.duration("grace", Duration.ZERO, Duration.ofMinutes(5), Duration.ofSeconds(10)));
    }
}
