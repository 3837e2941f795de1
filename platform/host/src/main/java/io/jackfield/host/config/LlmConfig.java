package io.jackfield.host.config;

import java.time.Duration;

/**
 * Patience with language models: the {@code llm} section.
 *
 * @param firstTokenTimeout longest wait for the first piece of an answer
 * @param silenceTimeout longest pause inside an answer
 * @param retries further tries as long as nothing of the answer has come
 */
public record LlmConfig(Duration firstTokenTimeout, Duration silenceTimeout, int retries) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public static LlmConfig from(ConfigSection llm) {
        return new LlmConfig(
                llm.duration("firstTokenTimeout", SHORTEST, LONGEST, Duration.ofSeconds(60)),
                llm.duration("silenceTimeout", SHORTEST, LONGEST, Duration.ofSeconds(60)),
                llm.intBetween("retries", 0, 10, 2));
    }
}
