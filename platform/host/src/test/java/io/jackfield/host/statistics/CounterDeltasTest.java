package io.jackfield.host.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jackfield.host.ServedBots;
import io.jackfield.host.store.StatisticTable.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterDeltasTest {
    private static final Instant NOW = Instant.parse("2026-11-30T20:15:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CounterDeltas deltas = new CounterDeltas(meters);

    private List<Value> grown() {
        return deltas.of(ServedBots.helper(), NOW);
    }

    @Test
    void onlyWhatHasGrownIsTold() {
        meters.counter("telegram.messages", "bot", "helper", "direction", "in").increment(3);
        assertThat(grown()).containsExactly(new Value(7, "updates", Instant.parse("2026-11-30T20:00:00Z"), "", 3));

        assertThat(grown()).isEmpty();
    }

    @Test
    void costOnNobodysPlanIsPartOfTheCostAndNotAddedToIt() {
        meters.counter("ai.cost.usd", "bot", "helper", "provider", "openai").increment(0.5);
        meters.counter("ai.own.cost.usd", "bot", "helper", "offer", "cheap").increment(0.2);

        assertThat(grown()).extracting(Value::name, Value::value).containsExactly(tuple("cost.micro-usd", 500_000L));
    }
}
