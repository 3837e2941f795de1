package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * When a model provider whose service fails is left alone: the {@code llm.breaker} section.
 *
 * @param failures in a row before that
 * @param firstPause before the first trial
 * @param longestPause the pause doubles with each failed trial up to this
 */
public record ModelBreakerConfig(int failures, Duration firstPause, Duration longestPause) {
    static ModelBreakerConfig from(ConfigSection breaker) {
        return new ModelBreakerConfig(
                breaker.intBetween("failures", 1, 1000, 10),
                breaker.duration("firstPause", Duration.ofMillis(100), Duration.ofHours(1), Duration.ofSeconds(15)),
                breaker.duration("longestPause", Duration.ofMillis(100), Duration.ofDays(1), Duration.ofMinutes(5)));
    }
}
