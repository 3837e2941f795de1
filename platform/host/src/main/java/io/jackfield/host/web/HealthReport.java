package io.jackfield.host.web;

import io.jackfield.host.alerts.Alert;
import io.jackfield.host.calls.Quarantine;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.llm.ModelWatch;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.report.ReportRuns;
import io.jackfield.host.unload.Lingering;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * How the host is.
 *
 * @param ready whether updates are taken and stored
 * @param database whether the last write went through
 * @param redis whether it answered lately; it may be down
 * @param databases of others that plugins may use: {@code up}, or why not, by name
 * @param waiting what is in memory, by name
 * @param bots how each bot gets its updates
 * @param plugins every jar in the directory
 * @param quarantines plugins that are not called at present, by id
 * @param lingering plugins that were unloaded and are held in memory by something
 * @param leftAlone model providers, or accounts there, that are not asked at present, by name
 * @param models offered models that will not go on being there
 * @param reports runs that go on, and why they do not
 * @param alerts what the operator has to see to
 */
public record HealthReport(
        boolean ready,
        boolean database,
        boolean redis,
        Map<String, String> databases,
        Map<String, Integer> waiting,
        Map<String, String> bots,
        List<PluginStatus> plugins,
        Map<String, Quarantine> quarantines,
        List<Lingering> lingering,
        Map<String, Breakers.LeftAlone> leftAlone,
        List<ModelWatch.Finding> models,
        List<ReportRuns.State> reports,
        List<Alert> alerts) {

    /** As {@code /health} shows it. */
    public JsonObject json() {
        JsonArray jars = new JsonArray();
        plugins.forEach(plugin -> {
            JsonObject jar = new JsonObject()
                    .put("jar", plugin.jar().getFileName().toString())
                    .put("id", plugin.id())
                    .put("version", plugin.version())
                    .put("state", plugin.problem().isEmpty() ? "live" : "left out");
            plugin.problem().ifPresent(problem -> jar.put("problem", problem));
            Quarantine quarantine = quarantines.get(plugin.id());
            if (quarantine != null) {
                jar.put("quarantine", quarantine.cause());
                jar.put(
                        "trialAt",
                        quarantine.trialAt().truncatedTo(ChronoUnit.SECONDS).toString());
            }
            jars.add(jar);
        });
        JsonObject counts = new JsonObject();
        waiting.forEach(counts::put);
        JsonObject foreign = new JsonObject();
        databases.forEach(foreign::put);
        JsonObject served = new JsonObject();
        bots.forEach(served::put);
        return new JsonObject()
                .put("ready", ready)
                .put("database", database ? "up" : "down")
                .put("redis", redis ? "up" : "down; dialogues are read from the database")
                .put("databases", foreign)
                .put("waiting", counts)
                .put("bots", served)
                .put("plugins", jars)
                .put("lingering", lingering(lingering))
                .put("providersLeftAlone", providersLeftAlone())
                .put("models", modelList())
                .put("reports", reportList())
                .put("alerts", alertList());
    }

    private JsonObject providersLeftAlone() {
        JsonObject providers = new JsonObject();
        leftAlone.forEach((name, state) -> providers.put(
                name,
                new JsonObject()
                        .put("cause", state.cause())
                        .put(
                                "trialAt",
                                state.trialAt().truncatedTo(ChronoUnit.SECONDS).toString())));
        return providers;
    }

    private JsonArray modelList() {
        JsonArray list = new JsonArray();
        for (ModelWatch.Finding finding : models) {
            JsonObject entry = new JsonObject().put("bot", finding.bot());
            finding.offer().ifPresent(offer -> entry.put("offer", offer));
            list.add(entry.put("provider", finding.provider())
                    .put("model", finding.model())
                    .put("problem", finding.problem()));
        }
        return list;
    }

    private JsonArray reportList() {
        JsonArray list = new JsonArray();
        for (ReportRuns.State state : reports) {
            JsonObject entry = new JsonObject()
                    .put("bot", state.bot())
                    .put("report", state.run().key().report())
                    .put("period", state.run().key().period())
                    .put(
                            "since",
                            state.run()
                                    .startedAt()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString());
            state.problem().ifPresent(problem -> entry.put("problem", problem));
            list.add(entry);
        }
        return list;
    }

    private JsonArray alertList() {
        JsonArray list = new JsonArray();
        alerts.forEach(alert -> {
            JsonObject entry = new JsonObject()
                    .put("words", alert.words())
                    .put("severity", alert.trouble().severity().word())
                    .put("since", alert.since().truncatedTo(ChronoUnit.SECONDS).toString());
            alert.snooze()
                    .ifPresent(
                            snooze -> entry.put("snoozedUntil", snooze.until().toString()));
            list.add(entry);
        });
        return list;
    }

    static JsonArray lingering(List<Lingering> plugins) {
        JsonArray list = new JsonArray();
        plugins.forEach(plugin -> {
            JsonObject entry = new JsonObject()
                    .put("id", plugin.plugin())
                    .put("version", plugin.version())
                    .put("generation", plugin.generation())
                    .put("unloaded", plugin.since().toString())
                    .put("classes", plugin.classes())
                    .put("metaspaceBytes", plugin.metaspaceBytes());
            plugin.holder().ifPresent(holder -> {
                entry.put("holder", holder.what()).put("wayOut", holder.wayOut());
                if (!holder.path().isEmpty()) {
                    entry.put("path", holder.path());
                }
            });
            list.add(entry);
        });
        return list;
    }
}
