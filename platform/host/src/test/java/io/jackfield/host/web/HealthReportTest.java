package io.jackfield.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.alerts.Alert;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.llm.ModelWatch;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthReportTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.123Z");

    @Test
    void whatTheOperatorHasToSeeToIsListed() {
        HealthReport report = new HealthReport(
                true,
                true,
                true,
                Map.of("school", "cannot be reached"),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of("openai", new Breakers.LeftAlone("OVERLOADED: no capacity", NOW)),
                List.of(new ModelWatch.Finding("helper", Optional.of("instant"), "openai", "small", "stops")),
                List.of(new Alert("key", "no credit", NOW)));

        JsonObject json = report.json();

        assertThat(json.getJsonObject("providersLeftAlone").getJsonObject("openai"))
                .isEqualTo(new JsonObject()
                        .put("cause", "OVERLOADED: no capacity")
                        .put("trialAt", "2026-11-21T09:00:00Z"));
        assertThat(json.getJsonObject("databases").getString("school")).isEqualTo("cannot be reached");
        assertThat(json.getJsonArray("models").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("bot", "helper")
                        .put("offer", "instant")
                        .put("provider", "openai")
                        .put("model", "small")
                        .put("problem", "stops"));
        assertThat(json.getJsonArray("alerts").getJsonObject(0))
                .isEqualTo(new JsonObject().put("words", "no credit").put("since", "2026-11-21T09:00:00Z"));
    }
}
