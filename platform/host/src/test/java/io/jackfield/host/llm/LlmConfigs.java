package io.jackfield.host.llm;

import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.config.ModelBreakerConfig;
import java.time.Duration;

/** Settings for tests. */
final class LlmConfigs {
    static final Duration FIRST_TOKEN = Duration.ofSeconds(60);
    static final Duration SILENCE = Duration.ofSeconds(20);
    static final Duration QUEUE = Duration.ofMinutes(5);
    static final ModelBreakerConfig BREAKER = new ModelBreakerConfig(3, Duration.ofSeconds(10), Duration.ofSeconds(30));

    private LlmConfigs() {}

    static LlmConfig patient() {
        return of(FIRST_TOKEN, SILENCE, 2);
    }

    static LlmConfig of(Duration firstToken, Duration silence, int retries) {
        return new LlmConfig(firstToken, silence, QUEUE, retries, BREAKER, Duration.ofDays(30));
    }
}
