package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;

/** The services that a host works with, and what stands in for those that are not there; counts from the start on. */
public record ServicesConfig(
        SandboxConfig sandbox, DatabaseConfig database, RedisConfig redis, TelegramConfig telegram, MailConfig mail) {
    static ServicesConfig from(ConfigSection root) {
        return new ServicesConfig(
                SandboxConfig.from(root.section("sandbox")),
                DatabaseConfig.from(root.section("database")),
                RedisConfig.from(root.section("redis")),
                TelegramConfig.from(root.section("telegram")),
                MailConfig.from(root.section("mail")));
    }

    /** With stand-ins for what is not named, and the sandbox's mode settled. */
    ServicesConfig with(StandIns standIns, boolean sandboxMode) {
        return new ServicesConfig(
                new SandboxConfig(
                        sandboxMode ? SandboxConfig.Enabled.TRUE : SandboxConfig.Enabled.FALSE, sandbox.port()),
                new DatabaseConfig(database.url().or(standIns::database), database.poolSize()),
                new RedisConfig(redis.url().or(standIns::redis)),
                new TelegramConfig(telegram.apiUrl().or(standIns::sandbox), telegram.publicUrl(), telegram.albumWait()),
                mail.with(standIns.sandbox()));
    }
}
