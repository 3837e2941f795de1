package io.jackfield.host.admin;

import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.StatisticTable;
import io.jackfield.host.store.StatisticTable.Joining;
import io.jackfield.host.store.StatisticTable.Question;
import io.jackfield.host.store.StatisticTable.Value;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What bots come to: nothing of single users. Days and weeks are those of UTC. Core loop only. */
public final class AdminStatistics {
    private static final String STATS = "/stats";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(800);
    private static final int MOST_HOURS = 24 * 92;
    private static final int MOST_KEYS = 200;
    private static final Set<String> STEPS = Set.of("hour", "day", "week");
    private static final List<String> PEOPLE = List.of(
            "users",
            "users.reachable",
            "users.new",
            "users.returning",
            "active.day",
            "active.week",
            "active.month",
            "subscribers");
    private static final List<String> HAPPENED =
            List.of("updates", "answers", "failures", "refused", "limited", "cost.micro-usd", "income", "event");

    private final StatisticTable table;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;

    /** @param bots those that are served */
    public AdminStatistics(StatisticTable table, Supplier<List<ServedBot>> bots, Clock clock) {
        this.table = table;
        this.bots = bots;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                spanned(call("users", "Users: there, new, returning, active in a day, a week and 30 days, subscribers"))
                        .json(request -> series(request, PEOPLE, Joining.LAST)),
                spanned(call("activity", "What happened: updates, answers, failures, events, income, cost of models"))
                        .json(request -> series(request, HAPPENED, Joining.SUM)),
                spanned(call("commands", "How often which command was used, and which plugin"))
                        .json(this::commands),
                call("funnel", "From being there to paying")
                        .query("bot", "only this one")
                        .json(this::funnel),
                call("retention", "Of those who came in a week, how many were active weeks later")
                        .query("bot", "only this one")
                        .json(this::retention),
                spanned(call("export", "Everything by the hour, as CSV")).raw(this::export));
    }

    private static AdminCall call(String name, String summary) {
        return AdminCall.get("stats." + name, STATS + "/" + name, OperatorRight.VIEW, summary);
    }

    private static AdminCall spanned(AdminCall call) {
        return call.query("bot", "only this one")
                .query("from", "a day or a moment; 30 days ago without it")
                .query("to", "a day or a moment; now without it")
                .query("step", "hour, day (usual) or week");
    }

    private Map<Integer, String> wanted(AdminRequest request) {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        bots.get().stream()
                .filter(bot -> request.query("bot").map(bot.id()::equals).orElse(true))
                .sorted(Comparator.comparing(ServedBot::id))
                .forEach(bot -> wanted.put(bot.number(), bot.id()));
        if (wanted.isEmpty()) {
            throw BodyFields.refused("there is no bot '" + request.query("bot").orElse("") + "'; give the id of one");
        }
        return wanted;
    }

    private Question question(AdminRequest request, List<String> names, Joining joining) {
        Instant to = request.query("to")
                .map(text -> DayOrMoment.end("to", text, ZoneOffset.UTC))
                .orElseGet(() -> clock.instant().plusSeconds(1));
        Instant from = request.query("from")
                .map(text -> DayOrMoment.beginning("from", text, ZoneOffset.UTC))
                .orElseGet(() -> to.minus(USUAL).truncatedTo(ChronoUnit.DAYS));
        String step = request.query("step").orElse("day");
        if (!STEPS.contains(step)) {
            throw BodyFields.refused("step is '" + step + "'; use hour, day or week");
        }
        Duration span = Duration.between(from, to);
        if (span.isNegative() || span.compareTo(LONGEST) > 0 || step.equals("hour") && span.toHours() > MOST_HOURS) {
            throw BodyFields.refused("from " + from + " to " + to + " is no span of up to "
                    + (step.equals("hour") ? MOST_HOURS / 24 : LONGEST.toDays()) + " days");
        }
        return new Question(wanted(request).keySet(), names, from, to, step, joining);
    }

    private Future<JsonObject> series(AdminRequest request, List<String> names, Joining joining) {
        Map<Integer, String> ids = wanted(request);
        Question question = question(request, names, joining);
        return table.read(question)
                .map(values -> new JsonObject()
                        .put("from", question.from().toString())
                        .put("to", question.to().toString())
                        .put("step", question.step())
                        .put("bots", new JsonArray(List.copyOf(ids.values())))
                        .put("series", series(values)));
    }

    /** Bots are added up. */
    private static JsonArray series(List<Value> values) {
        Map<String, Map<Instant, Long>> byName = new TreeMap<>();
        values.forEach(value -> byName.computeIfAbsent(
                        value.key().isEmpty() ? value.name() : value.name() + " " + value.key(),
                        first -> new TreeMap<>())
                .merge(value.hour(), value.value(), Long::sum));
        JsonArray all = new JsonArray();
        byName.forEach((name, points) -> {
            JsonArray times = new JsonArray();
            JsonArray figures = new JsonArray();
            points.forEach((at, figure) -> {
                times.add(at.getEpochSecond());
                figures.add(figure);
            });
            int blank = name.indexOf(' ');
            all.add(new JsonObject()
                    .put("name", blank < 0 ? name : name.substring(0, blank))
                    .put("key", blank < 0 ? "" : name.substring(blank + 1))
                    .put("times", times)
                    .put("values", figures));
        });
        return all;
    }

    private Future<JsonObject> commands(AdminRequest request) {
        return table.read(question(request, List.of("command", "plugin"), Joining.SUM))
                .map(values -> new JsonObject()
                        .put("commands", counts(values, "command"))
                        .put("plugins", counts(values, "plugin")));
    }

    /** The most used first. */
    private static JsonArray counts(List<Value> values, String name) {
        Map<String, Long> sums = new TreeMap<>();
        values.stream()
                .filter(value -> value.name().equals(name))
                .forEach(value -> sums.merge(value.key(), value.value(), Long::sum));
        return new JsonArray(sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_KEYS)
                .map(sum -> new JsonObject().put("name", sum.getKey()).put("count", sum.getValue()))
                .toList());
    }

    private Future<JsonObject> funnel(AdminRequest request) {
        Map<String, Long> steps = new LinkedHashMap<>();
        Future<Void> read = Future.succeededFuture();
        for (int bot : wanted(request).keySet()) {
            read = read.compose(done -> table.funnel(bot, clock.instant())).map(found -> {
                found.forEach(step -> steps.merge(step.name(), step.value(), Long::sum));
                return null;
            });
        }
        return read.map(done -> new JsonObject()
                .put(
                        "steps",
                        new JsonArray(steps.entrySet().stream()
                                .map(step -> new JsonObject()
                                        .put("name", step.getKey())
                                        .put("people", step.getValue()))
                                .toList())));
    }

    private Future<JsonObject> retention(AdminRequest request) {
        Instant now = clock.instant();
        Question question = new Question(
                wanted(request).keySet(),
                List.of("retention", "retention.people"),
                now.minus(LONGEST),
                now,
                "week",
                Joining.SUM);
        return table.read(question).map(values -> {
            Map<Instant, JsonObject> weeks = new TreeMap<>(Comparator.reverseOrder());
            values.forEach(value -> {
                JsonObject week = weeks.computeIfAbsent(
                        value.hour(),
                        first -> new JsonObject()
                                .put("week", first.toString().substring(0, 10))
                                .put("active", new JsonObject()));
                if (value.name().equals("retention")) {
                    JsonObject active = week.getJsonObject("active");
                    active.put(value.key(), active.getLong(value.key(), 0L) + value.value());
                } else if (value.key().equals("0")) {
                    week.put("people", week.getLong("people", 0L) + value.value());
                }
            });
            return new JsonObject().put("weeks", new JsonArray(List.copyOf(weeks.values())));
        });
    }

    private void export(RoutingContext context, AdminRequest request) {
        Map<Integer, String> ids = wanted(request);
        List<String> happened =
                Stream.concat(HAPPENED.stream(), Stream.of("command", "plugin")).toList();
        Question sums = question(request, happened, Joining.SUM);
        Question counts = question(request, PEOPLE, Joining.LAST);
        table.read(sums)
                .compose(first -> table.read(counts)
                        .map(second -> Stream.concat(first.stream(), second.stream())
                                .sorted(Comparator.comparing(Value::hour)
                                        .thenComparing(Value::bot)
                                        .thenComparing(Value::name)
                                        .thenComparing(Value::key))
                                .toList()))
                .onSuccess(values -> context.response()
                        .putHeader("Content-Type", "text/csv; charset=utf-8")
                        .putHeader("Content-Disposition", "attachment; filename=\"statistics.csv\"")
                        .end(StatisticsCsv.of(ids, values)))
                .onFailure(error -> Problem.answer(context, error));
    }
}
