package io.jackfield.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.llm.ModelWatch;
import io.jackfield.host.report.ReportRuns;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportRun;
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
                Map.of("openai", new Breakers.LeftAlone("OVERLOADED: no capacity", NOW, NOW)),
                List.of(new ModelWatch.Finding("helper", Optional.of("instant"), "openai", "small", "stops")),
                List.of(new ReportRuns.State(weekly(), "helper", Optional.of("no live plugin of the bot makes it"))),
                List.of(new Alert(Trouble.of("key", "no credit"), NOW, Optional.empty())));

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
        assertThat(json.getJsonArray("reports").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("bot", "helper")
                        .put("report", "weekly")
                        .put("period", "week:2026-11-09")
                        .put("since", "2026-11-21T09:00:00Z")
                        .put("problem", "no live plugin of the bot makes it"));
        assertThat(json.getJsonArray("alerts").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("words", "no credit")
                        .put("severity", "warning")
                        .put("since", "2026-11-21T09:00:00Z"));
    }

    private static ReportRun weekly() {
        return new ReportRun(
                new ReportKey(1, "weekly", "week:2026-11-09"),
                Optional.empty(),
                NOW,
                "",
                0,
                2,
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
