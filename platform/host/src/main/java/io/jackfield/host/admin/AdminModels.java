package io.jackfield.host.admin;

import io.jackfield.host.admin.ModelFigures.Totals;
import io.jackfield.host.calls.Quarantine;
import io.jackfield.host.llm.ModelStates;
import io.jackfield.host.llm.ModelStates.Model;
import io.jackfield.host.llm.ModelWatch;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which models there are, how they are and what they cost. Asks no plugin. Core loop only. */
public final class AdminModels {
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final int MOST_LINES = 8;

    private final ModelStates states;
    private final Supplier<Map<String, Quarantine>> quarantines;
    private final ModelWatch watch;
    private final ModelFigures figures;
    private final UserLookup lookup;

    /** @param quarantines of plugins, by id */
    public AdminModels(
            ModelStates states,
            Supplier<Map<String, Quarantine>> quarantines,
            ModelWatch watch,
            ModelFigures figures,
            UserLookup lookup) {
        this.states = states;
        this.quarantines = quarantines;
        this.watch = watch;
        this.figures = figures;
        this.lookup = lookup;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "models.list",
                                "/models",
                                OperatorRight.VIEW,
                                "Every model: who offers it, how it is, what a million tokens of it cost, what it was"
                                        + " asked and cost today and in " + DAYS + " days (UTC)")
                        .query("bot", "only those that this bot offers, with its figures")
                        .query("provider", "only those of this provider")
                        .query("model", "only this one")
                        .query("offered", "true for those that a bot offers")
                        .json(this::list),
                AdminCall.get("models.costs", "/models/costs", OperatorRight.VIEW, "What models cost, by the day (UTC)")
                        .query("bot", "only what this bot asked")
                        .query("days", "how many of the last ones, up to " + MOST_DAYS + "; usually " + DAYS)
                        .json(this::costs));
    }

    private List<ServedBot> bots(AdminRequest request) {
        return request.query("bot").map(bot -> List.of(lookup.bot(bot))).orElseGet(figures::bots);
    }

    private Future<JsonObject> list(AdminRequest request) {
        boolean offered = request.query("offered").filter("true"::equals).isPresent();
        List<Model> models = states.all().stream()
                .filter(model ->
                        request.query("provider").map(model.provider()::equals).orElse(true))
                .filter(model ->
                        request.query("model").map(model.model()::equals).orElse(true))
                .filter(model -> !offered || !model.uses().isEmpty())
                .filter(model -> request.query("bot")
                        .map(bot ->
                                model.uses().stream().anyMatch(use -> use.bot().equals(bot)))
                        .orElse(true))
                .toList();
        return figures.read(bots(request), DAYS).map(days -> {
            Map<String, Totals> today = days.getOrDefault(figures.today(), Map.of());
            Map<String, Totals> all = ModelFigures.together(days);
            Map<String, Quarantine> plugins = quarantines.get();
            JsonArray rows = new JsonArray();
            models.forEach(model -> rows.add(ModelJson.of(model, plugins)
                    .put("problem", problem(model).orElse(null))
                    .put("today", today.getOrDefault(model.key(), new Totals()).json())
                    .put("month", all.getOrDefault(model.key(), new Totals()).json())));
            return new JsonObject().put("models", rows);
        });
    }

    /** What the daily look at what services list has found. */
    private Optional<String> problem(Model model) {
        return watch.findings().stream()
                .filter(finding -> finding.provider().equals(model.provider())
                        && finding.model().equals(model.model()))
                .map(ModelWatch.Finding::problem)
                .findFirst();
    }

    /** The dearest models by themselves, the rest together. */
    private Future<JsonObject> costs(AdminRequest request) {
        int count = request.number("days", 1, MOST_DAYS, DAYS);
        List<Instant> span = Stream.iterate(
                        figures.today().minus(count - 1L, ChronoUnit.DAYS), day -> day.plus(1, ChronoUnit.DAYS))
                .limit(count)
                .toList();
        return figures.read(bots(request), count).map(days -> {
            List<String> dearest = ModelFigures.together(days).entrySet().stream()
                    .filter(model -> model.getValue().cost().signum() > 0)
                    .sorted(Comparator.comparing((Map.Entry<String, Totals> model) ->
                                    model.getValue().cost())
                            .reversed())
                    .map(Map.Entry::getKey)
                    .toList();
            JsonArray lines = new JsonArray();
            List<String> own = dearest.stream().limit(MOST_LINES).toList();
            own.forEach(model -> lines.add(line(model, span, days, List.of(model))));
            if (dearest.size() > MOST_LINES) {
                lines.add(line("", span, days, dearest.subList(MOST_LINES, dearest.size())));
            }
            JsonArray times = new JsonArray();
            span.stream().map(Instant::getEpochSecond).forEach(times::add);
            return new JsonObject().put("currency", "USD").put("times", times).put("lines", lines);
        });
    }

    private static JsonObject line(
            String model, List<Instant> span, Map<Instant, Map<String, Totals>> days, List<String> models) {
        JsonArray values = new JsonArray();
        span.forEach(day -> values.add(models.stream()
                .map(one -> days.getOrDefault(day, Map.of())
                        .getOrDefault(one, new Totals())
                        .cost())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue()));
        int blank = model.indexOf(' ');
        return new JsonObject()
                .put("provider", blank < 0 ? null : model.substring(0, blank))
                .put("model", blank < 0 ? null : model.substring(blank + 1))
                .put("values", values);
    }
}
