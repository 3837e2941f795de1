package io.jackfield.host.admin;

import io.jackfield.host.llm.ModelUse;
import io.jackfield.host.llm.ModelUse.Figure;
import io.jackfield.host.meters.LatencyBuckets;
import io.jackfield.host.store.StatisticTable;
import io.jackfield.host.store.StatisticTable.Joining;
import io.jackfield.host.store.StatisticTable.Question;
import io.jackfield.host.store.StatisticTable.Value;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What models were asked, cost and took by the day of UTC, up to this moment. Core loop only. */
public final class ModelFigures {
    private static final List<String> NAMES =
            Arrays.stream(Figure.values()).map(Figure::word).toList();
    private static final Map<String, Figure> FIGURES = new HashMap<>();
    private static final int NANO = 9;
    private static final int PLACES = 6;

    static {
        for (Figure figure : Figure.values()) {
            FIGURES.put(figure.word(), figure);
        }
    }

    private final StatisticTable table;
    private final Supplier<List<ServedBot>> bots;
    private final Supplier<List<ModelUse.Sum>> pending;
    private final Clock clock;

    /** @param pending what the table does not have yet */
    public ModelFigures(
            StatisticTable table, Supplier<List<ServedBot>> bots, Supplier<List<ModelUse.Sum>> pending, Clock clock) {
        this.table = table;
        this.bots = bots;
        this.pending = pending;
        this.clock = clock;
    }

    /** What of a model was added up over a time. */
    static final class Totals {
        private final Map<Figure, Long> sums = new EnumMap<>(Figure.class);
        private final Map<Figure, Map<String, Long>> parts = new EnumMap<>(Figure.class);

        private void add(Figure figure, String part, long value) {
            sums.merge(figure, value, Long::sum);
            if (!part.isEmpty()) {
                parts.computeIfAbsent(figure, first -> new TreeMap<>()).merge(part, value, Long::sum);
            }
        }

        private long of(Figure figure) {
            return sums.getOrDefault(figure, 0L);
        }

        /** US dollars. */
        BigDecimal cost() {
            return BigDecimal.valueOf(of(Figure.COST_NANO_USD), NANO);
        }

        JsonObject json() {
            JsonObject failures = new JsonObject();
            parts.getOrDefault(Figure.FAILURES, Map.of()).forEach(failures::put);
            return new JsonObject()
                    .put("requests", of(Figure.REQUESTS))
                    .put("failed", of(Figure.FAILURES))
                    .put("failures", failures)
                    .put(
                            "tokens",
                            new JsonObject()
                                    .put("input", of(Figure.INPUT_TOKENS))
                                    .put("cached", of(Figure.CACHED_TOKENS))
                                    .put("output", of(Figure.OUTPUT_TOKENS)))
                    .put("cost", new JsonObject().put("USD", dollars(cost())))
                    .put("firstToken", percentiles(Figure.FIRST_TOKEN))
                    .put("answer", percentiles(Figure.ANSWER));
        }

        private JsonObject percentiles(Figure figure) {
            Map<Long, Long> counts = new HashMap<>();
            parts.getOrDefault(figure, Map.of()).forEach((bucket, count) -> counts.put(Long.valueOf(bucket), count));
            return new JsonObject()
                    .put("p50", millis(LatencyBuckets.percentile(counts, 0.5)))
                    .put("p95", millis(LatencyBuckets.percentile(counts, 0.95)));
        }

        private static Long millis(OptionalLong span) {
            return span.isPresent() ? (Long) span.getAsLong() : null;
        }
    }

    /** So that sums of tenths of a cent are seen, without digits that say nothing. */
    static String dollars(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 2 ? rounded.setScale(2, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }

    /** By day, and by {@link ModelUse#key} within it; days and models without figures are left out. */
    Future<Map<Instant, Map<String, Totals>>> read(List<ServedBot> of, int days) {
        Instant now = clock.instant();
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Question question = new Question(
                of.stream().map(ServedBot::number).toList(),
                NAMES,
                today.minus(days - 1L, ChronoUnit.DAYS),
                now.plusSeconds(1),
                "day",
                Joining.SUM);
        return table.read(question).map(stored -> {
            Map<Instant, Map<String, Totals>> all = new TreeMap<>();
            Stream.concat(stored.stream(), notYetStored(of, today).stream()).forEach(value -> add(all, value));
            return all;
        });
    }

    private List<Value> notYetStored(List<ServedBot> of, Instant today) {
        List<Value> values = new ArrayList<>();
        for (ModelUse.Sum sum : pending.get()) {
            of.stream()
                    .filter(bot -> bot.id().equals(sum.bot()))
                    .forEach(bot ->
                            values.add(new Value(bot.number(), sum.figure().word(), today, sum.key(), sum.value())));
        }
        return values;
    }

    private static void add(Map<Instant, Map<String, Totals>> all, Value value) {
        Figure figure = FIGURES.get(value.name());
        boolean inParts = switch (figure) {
            case FAILURES, FIRST_TOKEN, ANSWER -> true;
            case REQUESTS, INPUT_TOKENS, CACHED_TOKENS, OUTPUT_TOKENS, COST_NANO_USD -> false;
        };
        int end = inParts ? value.key().lastIndexOf(' ') : value.key().length();
        String part = inParts ? value.key().substring(end + 1) : "";
        all.computeIfAbsent(value.hour(), first -> new TreeMap<>())
                .computeIfAbsent(value.key().substring(0, end), first -> new Totals())
                .add(figure, part, value.value());
    }

    /** Those of several days together, by model. */
    static Map<String, Totals> together(Map<Instant, Map<String, Totals>> days) {
        Map<String, Totals> sums = new TreeMap<>();
        days.values()
                .forEach(day -> day.forEach((model, totals) -> {
                    Totals sum = sums.computeIfAbsent(model, first -> new Totals());
                    totals.sums.forEach((figure, value) -> sum.sums.merge(figure, value, Long::sum));
                    totals.parts.forEach((figure, parts) -> parts.forEach((part, value) -> sum.parts
                            .computeIfAbsent(figure, first -> new TreeMap<>())
                            .merge(part, value, Long::sum)));
                }));
        return sums;
    }

    /** All bots, or the one that is meant. */
    List<ServedBot> bots() {
        return bots.get();
    }

    Instant today() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS);
    }
}
