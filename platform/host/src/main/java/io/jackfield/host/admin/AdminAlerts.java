package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Snooze;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.AlertSnoozeTable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What needs somebody, each with what can be done about it. Core loop only. */
public final class AdminAlerts {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int USUAL_HOURS = 24;
    private static final String WHICH = "say which alert, by its key";

    private final Alerts alerts;
    private final AlertSnoozeTable snoozes;
    private final Function<String, Optional<AdminCall>> calls;
    private final Clock clock;

    /** @param calls finds a call by its name, once all are there */
    public AdminAlerts(
            Alerts alerts, AlertSnoozeTable snoozes, Function<String, Optional<AdminCall>> calls, Clock clock) {
        this.alerts = alerts;
        this.snoozes = snoozes;
        this.calls = calls;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "alerts.list",
                                "/alerts",
                                OperatorRight.VIEW,
                                "What needs somebody, the most urgent first")
                        .query("bot", "only what is about this bot, or about no bot")
                        .json(request -> list(request.query("bot"))),
                AdminCall.post("alerts.snooze", "/alerts/snooze", OperatorRight.SYSTEM, "Be quiet about an alert")
                        .body("key", "which one")
                        .body("hours", "for how long, 1 to 2160")
                        .json(this::snooze),
                AdminCall.post("alerts.unsnooze", "/alerts/unsnooze", OperatorRight.SYSTEM, "Tell of an alert again")
                        .body("key", "which one")
                        .json(this::unsnooze));
    }

    private Future<JsonObject> list(Optional<String> bot) {
        JsonArray all = new JsonArray();
        alerts.all().stream()
                .filter(alert -> bot.isEmpty() || concerns(alert, bot.get()))
                .sorted(Comparator.<Alert, Boolean>comparing(
                                alert -> alert.snooze().isPresent())
                        .thenComparing(alert -> alert.trouble().severity()))
                .forEach(alert -> all.add(json(alert)));
        return Future.succeededFuture(new JsonObject()
                .put("alerts", all)
                .put("pressing", alerts.pressing().size()));
    }

    private static boolean concerns(Alert alert, String bot) {
        AlertObject object = alert.trouble().object();
        return object.kind() != AlertObject.Kind.BOT || object.name().equals(bot);
    }

    private JsonObject json(Alert alert) {
        AlertObject object = alert.trouble().object();
        JsonObject json = new JsonObject()
                .put("key", alert.key())
                .put("severity", alert.trouble().severity().word())
                .put(
                        "object",
                        new JsonObject().put("kind", object.kind().word()).put("name", object.name()))
                .put("words", alert.words())
                .put("since", alert.since().truncatedTo(ChronoUnit.SECONDS).toString());
        alert.trouble().action().flatMap(this::action).ifPresent(action -> json.put("action", action));
        alert.snooze()
                .ifPresent(snooze -> json.put(
                        "snoozed",
                        new JsonObject().put("until", snooze.until().toString()).put("by", snooze.by())));
        return json;
    }

    /** Nothing where this host has no such call, or where it takes other things. */
    private Optional<JsonObject> action(AlertAction action) {
        return calls.apply(action.call())
                .flatMap(call -> AlertTarget.of(call, action.values())
                        .map(target -> target.json()
                                .put("values", json(action.values()))
                                .put("label", action.label())
                                .put("right", call.right().word())));
    }

    private static JsonObject json(Map<String, String> values) {
        JsonObject json = new JsonObject();
        values.forEach(json::put);
        return json;
    }

    private Future<JsonObject> snooze(AdminRequest request) {
        String key = BodyFields.required(request.body(), "key", WHICH);
        Alert alert = alerts.find(key)
                .orElseThrow(() ->
                        new JackfieldException(StandardError.NOT_FOUND, "no alert '" + key + "' is open; it is over"));
        Instant now = clock.instant();
        Snooze snooze = new Snooze(key, now.plus(hours(request.body())), request.by());
        request.note().subject(key);
        return snoozes.put(snooze, now).map(done -> {
            alerts.snooze(snooze);
            return json(alerts.find(key).orElse(alert));
        });
    }

    private static Duration hours(JsonObject body) {
        Object hours = body.getValue("hours", USUAL_HOURS);
        return Duration.ofHours(BodyFields.number("hours", hours, 1, LONGEST.toHours()));
    }

    private Future<JsonObject> unsnooze(AdminRequest request) {
        String key = BodyFields.required(request.body(), "key", WHICH);
        request.note().subject(key);
        return snoozes.remove(key).map(done -> {
            alerts.unsnooze(key);
            return new JsonObject().put("key", key);
        });
    }
}
