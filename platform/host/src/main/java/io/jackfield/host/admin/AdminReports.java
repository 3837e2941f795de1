package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.host.report.ReportRecords;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What operators do with reports. Core loop only. */
public final class AdminReports {
    private static final String REPORTS = "/bots/:bot/reports";
    private static final String RUN = REPORTS + "/:report/runs/:period";
    private static final int MOST = 20;

    private final UserLookup lookup;
    private final Supplier<List<ServedBot>> bots;
    private final ReportRecords records;
    private final Clock clock;

    public AdminReports(UserLookup lookup, Supplier<List<ServedBot>> bots, ReportRecords records, Clock clock) {
        this.lookup = lookup;
        this.bots = bots;
        this.records = records;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("reports.all", "/reports", OperatorRight.VIEW, "The newest runs of reports of all bots")
                        .json(request -> list()),
                AdminCall.get("reports.list", REPORTS, OperatorRight.VIEW, "The newest runs of a bot")
                        .json(request -> list(request.bot())),
                AdminCall.get("reports.show", RUN, OperatorRight.VIEW, "A run, and what did not arrive")
                        .json(request -> show(request.bot(), request.path("report"), request.path("period"))),
                AdminCall.post(
                                "reports.run",
                                REPORTS + "/:report/run",
                                OperatorRight.REPORTS,
                                "Make a report for everybody")
                        .body("period", "day, week, month, or the key of a period")
                        .body("of", "previous or current")
                        .body("from", "the first day, in place of period")
                        .body("to", "the last day, in place of period")
                        .json(request -> run(request.bot(), request.path("report"), request.body())),
                AdminCall.post("reports.stop", RUN + "/stop", OperatorRight.REPORTS, "Stop a run")
                        .json(request ->
                                stop(request.bot(), request.path("report"), request.path("period"), request.body())));
    }

    /** The newest runs of all bots. */
    Future<JsonObject> list() {
        JsonArray all = new JsonArray();
        Future<Void> done = Future.succeededFuture();
        for (ServedBot bot : bots.get()) {
            done = done.compose(before -> addAll(all, bot));
        }
        return done.map(listed -> new JsonObject().put("reports", all));
    }

    /** Those of one bot. */
    Future<JsonObject> list(String bot) {
        JsonArray all = new JsonArray();
        return addAll(all, lookup.bot(bot)).map(done -> new JsonObject().put("reports", all));
    }

    private Future<Void> addAll(JsonArray all, ServedBot bot) {
        return records.newest(bot, MOST)
                .onSuccess(runs -> runs.forEach(run -> all.add(ReportJson.of(run))))
                .mapEmpty();
    }

    /** One run with what did not arrive. */
    Future<JsonObject> show(String bot, String report, String period) {
        ServedBot served = lookup.bot(bot);
        return records.find(served, report, period(period))
                .map(found -> found.map(ReportJson::of).orElseThrow(() -> noRun(served, report, period)));
    }

    /** {@code by}, and {@code period} with {@code of}, a period's key, or {@code from} and {@code to}. */
    Future<JsonObject> run(String bot, String report, JsonObject body) {
        ServedBot served = lookup.bot(bot);
        String by = by(body);
        ReportSpec spec = records.report(served, report)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "no live plugin of bot " + bot + " makes a report '" + report + "'"))
                .spec();
        ReportPeriod period = period(served, body);
        if (!spec.periods().contains(period.kind())) {
            throw BodyFields.refused("report " + report + " is not made for a " + words(period.kind()) + "; it is for: "
                    + String.join(
                            ", ",
                            spec.periods().stream()
                                    .map(AdminReports::words)
                                    .sorted()
                                    .toList()));
        }
        return records.begin(served, report, period, by).compose(done -> show(bot, report, period.key()));
    }

    /** {@code by}. */
    Future<JsonObject> stop(String bot, String report, String period, JsonObject body) {
        ServedBot served = lookup.bot(bot);
        return records.stop(served, report, period(period), by(body)).compose(stopped -> {
            if (!stopped) {
                throw new JackfieldException(
                        StandardError.NOT_FOUND,
                        "report " + report + " of bot " + bot + " for " + period + " is not under way");
            }
            return show(bot, report, period);
        });
    }

    private ReportPeriod period(ServedBot bot, JsonObject body) {
        Optional<String> from = BodyFields.text(body, "from");
        Optional<String> to = BodyFields.text(body, "to");
        if (from.isPresent() && to.isPresent()) {
            return range(from.get(), to.get());
        }
        String kind = BodyFields.required(body, "period", "use day, week or month, or from and to");
        if (kind.contains(":")) {
            return period(kind);
        }
        ReportPeriod current = ReportPeriod.containing(
                kind(kind), LocalDate.ofInstant(clock.instant(), bot.config().timezone()));
        return switch (BodyFields.text(body, "of").orElse("previous")) {
            case "previous" -> current.previous();
            case "current" -> current;
            default -> throw BodyFields.refused("of is none of previous and current");
        };
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "day" -> Kind.DAY;
            case "week" -> Kind.WEEK;
            case "month" -> Kind.MONTH;
            default -> throw BodyFields.refused("period is '" + text + "'; use day, week or month, or from and to");
        };
    }

    private static ReportPeriod range(String from, String to) {
        try {
            return ReportPeriod.between(LocalDate.parse(from), LocalDate.parse(to));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "from " + from + " to " + to + " are no days; use two such as 2026-12-01, the earlier one first",
                    e);
        }
    }

    private static ReportPeriod period(String key) {
        try {
            return ReportPeriod.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, e.getMessage(), e);
        }
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String by(JsonObject body) {
        return BodyFields.required(body, "by", "say who you are");
    }

    private static JackfieldException noRun(ServedBot bot, String report, String period) {
        return new JackfieldException(
                StandardError.NOT_FOUND, "bot " + bot.id() + " has had no report " + report + " for " + period);
    }
}
