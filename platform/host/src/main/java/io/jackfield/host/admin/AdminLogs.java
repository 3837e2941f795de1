package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.logs.HostLog;
import io.jackfield.host.logs.LogFilter;
import io.jackfield.host.logs.LogLine;
import io.jackfield.host.logs.TemporaryLevels;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What the log says, and how much of it. Core loop only. */
public final class AdminLogs {
    private static final String LOGS = "/logs";
    private static final String LEVELS = "/logs/levels";
    private static final int USUAL = 200;
    private static final int MOST = 1_000;
    private static final int LONGEST_MINUTES = 60;
    private static final String LOGGER = "[A-Za-z0-9_.$-]{1,200}";

    private final HostLog log;
    private final TemporaryLevels levels;
    private final LogStreams streams;

    public AdminLogs(Vertx vertx, HostLog log, TemporaryLevels levels) {
        this.log = log;
        this.levels = levels;
        streams = new LogStreams(vertx, log.lines());
    }

    public List<AdminCall> calls() {
        return List.of(
                filtered(AdminCall.get("logs.list", LOGS, OperatorRight.LOGS, "The newest lines of the log"))
                        .query("before", "only lines with a lower id, for the next page")
                        .query("most", "lines of a page, up to " + MOST)
                        .json(request -> Future.succeededFuture(list(request))),
                filtered(AdminCall.get(
                                "logs.live",
                                LOGS + "/live",
                                OperatorRight.LOGS,
                                "Lines as they come, as server-sent events"))
                        .query("after", "the id after which to begin, where there is no Last-Event-ID")
                        .raw(this::live),
                filtered(AdminCall.get(
                                "logs.download",
                                LOGS + "/download",
                                OperatorRight.LOGS,
                                "All lines in memory as a text"))
                        .raw(this::download),
                AdminCall.get("logs.levels", LEVELS, OperatorRight.LOGS, "Levels that loggers have for a while")
                        .json(request -> Future.succeededFuture(new JsonObject().put("levels", changes()))),
                AdminCall.post("logs.level", LEVELS, OperatorRight.SYSTEM, "Give a logger another level for a while")
                        .body("logger", "such as plugin.command-chat, or io.jackfield.host.outbox")
                        .body("level", "error, warn, info, debug or trace")
                        .body("minutes", "1 to " + LONGEST_MINUTES + ", after which it has its former level again")
                        .json(this::level),
                AdminCall.delete(
                                "logs.level-end", LEVELS + "/:logger", OperatorRight.SYSTEM, "End that before its time")
                        .query("by", "who asks, for a call with the host's own token")
                        .json(this::end));
    }

    private static AdminCall filtered(AdminCall call) {
        return call.query("level", "the least important one")
                .query("logger", "the beginning of its name, or its last part")
                .query("plugin", "what this plugin is about")
                .query("bot", "what this bot is about")
                .query("trace", "the code of an update, such as helper-3k9")
                .query("text", "part of the message")
                .query("from", "a day of UTC or a moment")
                .query("to", "up to and with this day, or up to this moment");
    }

    static LogFilter filter(AdminRequest request) {
        String level = request.query("level").orElse("").toUpperCase(Locale.ROOT);
        if (!level.isEmpty() && !LogFilter.LEVELS.contains(level)) {
            throw BodyFields.refused("level is '" + level + "'; use error, warn, info, debug or trace");
        }
        return new LogFilter(
                level,
                request.query("logger").orElse(""),
                request.query("plugin").orElse(""),
                request.query("bot").orElse(""),
                request.query("trace").orElse(""),
                request.query("text").orElse(""),
                request.query("from")
                        .map(from -> DayOrMoment.beginning("from", from, ZoneOffset.UTC))
                        .orElse(Instant.MIN),
                request.query("to")
                        .map(to -> DayOrMoment.end("to", to, ZoneOffset.UTC))
                        .orElse(Instant.MAX));
    }

    private JsonObject list(AdminRequest request) {
        int most = (int) request.number("most", 1, MOST, USUAL);
        long before = request.number("before", 1L, Long.MAX_VALUE, Long.MAX_VALUE);
        List<LogLine> found = log.lines().before(before, filter(request), most + 1);
        List<LogLine> page = found.size() > most ? found.subList(0, most) : found;
        JsonObject answer = new JsonObject()
                .put("lines", new JsonArray(page.stream().map(LogJson::of).toList()))
                .put("newest", log.lines().newest())
                .put("levels", changes());
        return found.size() > most ? answer.put("before", page.getLast().id()) : answer;
    }

    private void live(RoutingContext context, AdminRequest request) {
        streams.begin(context, filter(request), request.number("after", 0, Long.MAX_VALUE, -1));
    }

    private void download(RoutingContext context, AdminRequest request) {
        List<LogLine> lines = new ArrayList<>(log.lines().before(Long.MAX_VALUE, filter(request), Integer.MAX_VALUE));
        Collections.reverse(lines);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(LogJson.text(line)).append('\n'));
        context.response()
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"jackfield.log\"")
                .end(text.toString());
    }

    private JsonArray changes() {
        return new JsonArray(levels.all().stream().map(AdminLogs::json).toList());
    }

    private static JsonObject json(TemporaryLevels.Change change) {
        return new JsonObject()
                .put("logger", change.logger())
                .put("level", change.level())
                .put("before", change.before().orElse(null))
                .put("until", change.until().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("by", change.by());
    }

    private Future<JsonObject> level(AdminRequest request) {
        JsonObject body = request.body();
        String logger = BodyFields.required(body, "logger", "such as plugin.command-chat");
        String level = BodyFields.required(body, "level", "error, warn, info, debug or trace")
                .toUpperCase(Locale.ROOT);
        long minutes = BodyFields.number("minutes", body.getValue("minutes", 15), 1, LONGEST_MINUTES);
        if (!logger.matches(LOGGER)) {
            throw BodyFields.refused("logger is '" + logger + "'; use a name such as plugin.command-chat");
        }
        if (!LogFilter.LEVELS.contains(level)) {
            throw BodyFields.refused("level is '" + level + "'; use error, warn, info, debug or trace");
        }
        request.note().subject(logger + " " + level + " " + minutes + " min");
        return Future.succeededFuture(json(levels.set(logger, level, Duration.ofMinutes(minutes), request.by())));
    }

    private Future<JsonObject> end(AdminRequest request) {
        if (!levels.end(request.path("logger"))) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND, "logger " + request.path("logger") + " has its usual level");
        }
        return Future.succeededFuture(new JsonObject().put("levels", changes()));
    }
}
