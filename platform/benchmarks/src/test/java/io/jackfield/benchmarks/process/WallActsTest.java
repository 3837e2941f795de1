package io.jackfield.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallActsTest {
    private static final String METRICS = """
            # TYPE plugin_refusals_total counter
            plugin_refusals_total{plugin="command-chat",reason="full"} 3.0
            plugin_refusals_total{plugin="command-chat",reason="waited"} 0.0
            plugin_refusals_total{plugin="command-mischief",reason="quarantine"} 40.0
            plugin_interrupts_total{plugin="llm-openai"} 1.0
            plugin_waits_total{plugin="llm-openai"} 0.0
            plugin_stuck_calls{plugin="llm-openai"} 2.0
            plugin_calls_total{outcome="answered",plugin="llm-openai"} 1.2E3
            """;

    @Test
    void whatWallsDidToHonestPluginsIsFound() {
        assertThat(WallActs.in(METRICS, "command-mischief"))
                .containsExactly(
                        "command-chat refusals full: 3", "llm-openai interrupts: 1", "llm-openai stuck calls: 2");
    }
}
