package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.billing.Term;
import io.jackfield.host.store.Cause;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private static Term term(String key, Object value) {
        return GrantOrder.of(new JsonObject().put("plan", "vip").put(key, value))
                .term(NOW, MOSCOW);
    }

    @Test
    void timesDaysAndMomentsAreUnderstood() {
        assertThat(term("for", "30d")).isEqualTo(new Term.For(Duration.ofDays(30)));
        assertThat(term("for", "12h")).isEqualTo(new Term.For(Duration.ofHours(12)));
        assertThat(term("until", "2026-01-05")).isEqualTo(new Term.Until(Instant.parse("2026-01-05T21:00:00Z")));
        assertThat(term("until", "2026-01-05T12:00:01Z")).isEqualTo(new Term.Until(NOW.plusSeconds(1)));
        assertThat(term("forever", true)).isEqualTo(new Term.Forever());
    }

    @Test
    void causeIsWhatTheOperatorSays() {
        JsonObject body = new JsonObject().put("by", "ada").put("reason", "prize");

        assertThat(GrantOrder.cause(body)).isEqualTo(new Cause("operator", "ada", "prize"));
        assertThat(GrantOrder.cause(new JsonObject())).isEqualTo(new Cause("operator", "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | exactly one of for, until and forever",
                "{\"plan\": \"vip\"} | exactly one of for, until and forever",
                "{\"plan\": \"vip\", \"for\": \"1d\", \"forever\": true} | exactly one of for, until and forever",
                "{\"for\": \"1d\"} | plan is missing",
                "{\"plan\": \"vip\", \"for\": \"soon\"} | for is 'soon'; use a time such as 30d",
                "{\"plan\": \"vip\", \"for\": \"0d\"} | for is '0d'",
                "{\"plan\": \"vip\", \"for\": \"9999d\"} | at most 3660d",
                "{\"plan\": \"vip\", \"for\": 30} | for is no text",
                "{\"plan\": \"vip\", \"until\": \"2026-02-31\"} | until is '2026-02-31'; use a day such as",
                "{\"plan\": \"vip\", \"until\": \"2026-01-04\"} | which is past",
                "{\"plan\": \"vip\", \"forever\": \"yes\"} | forever is 'yes'; use true or false"
            })
    void rubbishIsRefusedWithTheWayOut(String body, String message) {
        assertThatThrownBy(() -> GrantOrder.of(new JsonObject(body)).term(NOW, MOSCOW))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.REQUEST_REJECTED));
    }
}
