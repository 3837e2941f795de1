package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * Patience with language models: the {@code llm} section.
 *
 * @param firstTokenTimeout longest silence before the first piece of an answer; thinking aloud and searching are none
 * @param silenceTimeout longest pause inside an answer
 * @param queueTimeout longest time for which a service may say that it has no room yet
 * @param retries further tries as long as nothing of the answer has come
 * @param breaker when a provider is left alone
 * @param shutdownNotice how long before a model stops the operator is told
 */
public record LlmConfig(
        Duration firstTokenTimeout,
        Duration silenceTimeout,
        Duration queueTimeout,
        int retries,
        ModelBreakerConfig breaker,
        Duration shutdownNotice) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public static LlmConfig from(ConfigSection llm) {
        return new LlmConfig(
                llm.duration("firstTokenTimeout", SHORTEST, LONGEST, Duration.ofSeconds(60)),
                llm.duration("silenceTimeout", SHORTEST, LONGEST, Duration.ofSeconds(60)),
                llm.duration("queueTimeout", SHORTEST, Duration.ofMinutes(30), Duration.ofMinutes(5)),
                llm.intBetween("retries", 0, 10, 2),
                ModelBreakerConfig.from(llm.section("breaker")),
                llm.duration("shutdownNotice", Duration.ofDays(1), Duration.ofDays(365), Duration.ofDays(30)));
    }
}
