package io.jackfield.host.admin;

import io.jackfield.host.broadcast.Broadcasts.View;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.BroadcastRow.Figures;
import io.jackfield.host.store.BroadcastRow.Life;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Broadcasts as the API gives them. */
final class BroadcastJson {
    private static final double TENTHS = 10;

    private BroadcastJson() {}

    /** In a list. */
    static JsonObject of(String bot, BroadcastRow row) {
        JsonObject json = new JsonObject()
                .put("id", row.id())
                .put("bot", bot)
                .put("name", row.name())
                .put("news", row.news())
                .put("state", row.state().word())
                .put("figures", figures(row));
        life(json, row.life());
        return json;
    }

    /** With how fast it goes. */
    static JsonObject of(String bot, BroadcastRow row, Optional<Double> perSecond, Optional<Instant> end) {
        JsonObject json = of(bot, row);
        perSecond.ifPresent(rate -> json.put("perSecond", Math.round(rate * TENTHS) / TENTHS));
        end.ifPresent(moment -> json.put("expectedEnd", moment.toString()));
        return json;
    }

    private static void life(JsonObject json, Life life) {
        json.put("createdAt", life.createdAt().toString()).put("createdBy", life.createdBy());
        life.startAt().ifPresent(at -> json.put("startAt", at.toString()));
        life.startedAt().ifPresent(at -> json.put("startedAt", at.toString()));
        life.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        if (!life.startedBy().isEmpty()) {
            json.put("startedBy", life.startedBy());
        }
        if (!life.endedBy().isEmpty()) {
            json.put("endedBy", life.endedBy());
        }
    }

    private static JsonObject figures(BroadcastRow row) {
        Figures figures = row.figures();
        JsonObject json = new JsonObject()
                .put("sent", figures.sent())
                .put("failed", figures.failed())
                .put("blocked", figures.blocked())
                .put("skipped", figures.skipped());
        figures.audience()
                .ifPresent(audience -> json.put("audience", audience)
                        .put("exact", figures.exact())
                        .put(
                                "left",
                                row.readOut() ? left(figures) : Math.max(left(figures), audience - figures.ended())));
        return json;
    }

    private static long left(Figures figures) {
        return Math.max(0, figures.made() - figures.sent() - figures.failed() - figures.blocked());
    }

    /** With what it says, and what did not arrive. */
    static JsonObject of(String bot, View view) {
        BroadcastRow row = view.row();
        JsonObject json = of(bot, row, view.perSecond(), view.expectedEnd()).mergeIn(row.definition());
        json.getJsonObject("figures").put("waiting", view.waiting());
        row.file().ifPresent(file -> json.put("file", file(file)));
        view.problem().ifPresent(words -> json.put("problem", words));
        JsonArray failures = new JsonArray();
        view.failures()
                .forEach(failure -> failures.add(new JsonObject()
                        .put("user", failure.person())
                        .put("error", failure.error())
                        .put("at", failure.at().toString())));
        return json.put("failures", failures);
    }

    private static JsonObject file(BroadcastRow.File file) {
        return new JsonObject()
                .put("name", file.name())
                .put("type", file.mediaType())
                .put("photo", file.photo());
    }
}
