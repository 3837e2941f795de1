package io.jackfield.host.admin;

import io.jackfield.host.report.ReportRecords.Details;
import io.jackfield.host.report.ReportRecords.Progress;
import io.jackfield.host.store.ReportDeliveryTable.Failure;
import io.jackfield.host.store.ReportRun;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** Runs of reports as the admin API shows them; times in UTC. */
final class ReportJson {
    private ReportJson() {}

    static JsonObject of(Progress progress) {
        ReportRun run = progress.run();
        JsonObject counts = new JsonObject();
        progress.counts().forEach((state, count) -> counts.put(state.name().toLowerCase(Locale.ROOT), count));
        JsonObject json = new JsonObject()
                .put("bot", progress.bot().id())
                .put("report", run.key().report())
                .put("period", run.key().period())
                .put("state", state(progress))
                .put("dueOn", run.dueOn().map(Object::toString).orElse(null))
                .put("startedAt", run.startedAt().toString())
                .put("doneAt", run.doneAt().map(Instant::toString).orElse(null))
                .put("askedBy", run.askedBy())
                .put("stoppedBy", run.stoppedBy())
                .put("readersKnown", !run.reads())
                .put("readers", counts);
        progress.problem().ifPresent(problem -> json.put("problem", problem));
        return json;
    }

    static JsonObject of(Details details) {
        JsonArray failures = new JsonArray();
        details.failures().forEach(failure -> failures.add(of(failure)));
        return of(details.progress()).put("failures", failures);
    }

    private static JsonObject of(Failure failure) {
        return new JsonObject()
                .put("chat", failure.reader().chat())
                .put("subject", failure.reader().subject())
                .put("state", failure.state().name().toLowerCase(Locale.ROOT))
                .put("at", failure.at().toString())
                .put("error", failure.error());
    }

    private static String state(Progress progress) {
        if (!progress.run().stoppedBy().isEmpty()) {
            return "stopped";
        }
        if (progress.run().doneAt().isPresent()) {
            return "done";
        }
        return progress.problem().isPresent() ? "waiting" : "going";
    }
}
