package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.Optional;

/**
 * Redis: the {@code redis} section.
 *
 * @param url absent when the launcher starts an embedded server
 */
public record RedisConfig(Optional<ServiceUrl> url) {
    public static RedisConfig from(ConfigSection redis) {
        return new RedisConfig(redis.parsed("url", ServiceUrl::redis));
    }
}
