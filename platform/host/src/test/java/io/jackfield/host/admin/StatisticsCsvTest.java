package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.StatisticTable.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsCsvTest {
    private static final Instant HOUR = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void incomeHasTheDecimalsOfItsCurrency() {
        List<Value> values = List.of(
                new Value(1, "income", HOUR, "RUB", 59_950),
                new Value(1, "income", HOUR, "XTR", 250),
                new Value(1, "answers", HOUR, "", 7));

        assertThat(StatisticsCsv.of(Map.of(1, "shop"), values).lines())
                .containsExactly(
                        "bot,begins,figure,key,value",
                        "shop,2026-12-01T09:00:00Z,income,RUB,599.50",
                        "shop,2026-12-01T09:00:00Z,income,XTR,250",
                        "shop,2026-12-01T09:00:00Z,answers,,7");
    }
}
