package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.payment.Transaction.State;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PaymentQueryTest {
    private static PaymentQuery query(String... namesAndValues) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            query.add(namesAndValues[at], namesAndValues[at + 1]);
        }
        return PaymentQuery.of(query, ZoneId.of("Europe/Moscow"));
    }

    @Test
    void daysAreTheBotsAndCountAsAWhole() {
        var filter = query("from", "2026-12-01", "to", "2026-12-01", "state", "settled")
                .filter();

        assertThat(filter.from()).contains(Instant.parse("2026-11-30T21:00:00Z"));
        assertThat(filter.to()).contains(Instant.parse("2026-12-01T21:00:00Z"));
        assertThat(filter.state()).contains(State.SETTLED);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedRatherThanLeftOut() {
        assertThatThrownBy(() -> query("sate", "settled")).hasMessageContaining("'sate' is no filter of payments");
        assertThatThrownBy(() -> query("state", "paid"))
                .hasMessage("state is 'paid'; use one of attempted, begun, settled, cancelled, refunded");
        assertThatThrownBy(() -> query("from", "yesterday")).hasMessageContaining("from is 'yesterday'; use a day");
        assertThatThrownBy(() -> query("user", "@ada")).hasMessageContaining("user is '@ada'");
        assertThatThrownBy(() -> query("limit", "501")).hasMessage("limit is 501; use 1 to 500");
        assertThatThrownBy(() -> query("surplus", "yes")).hasMessageContaining("use true or false");
    }
}
