package io.jackfield.console.money;

import io.jackfield.api.Money;
import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Chart.Line;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What money comes to, by currency and day of UTC: currencies are never added to each other. */
final class Income {
    /** More currencies than this nobody looks at side by side. */
    private static final int MOST_CHARTS = 4;

    private Income() {}

    /** Of today, the last 7 days and all that was read: what was taken less what went back. */
    static List<Tile> tiles(Visit visit, JsonObject totals) {
        LocalDate today = day(totals.getString("to"));
        return List.of(
                tile(visit, totals, "today", today),
                tile(visit, totals, "week", today.minusDays(6)),
                tile(visit, totals, "month", LocalDate.MIN));
    }

    private static LocalDate day(String instant) {
        return LocalDate.ofInstant(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static Tile tile(Visit visit, JsonObject totals, String name, LocalDate from) {
        Map<String, Long> left = new TreeMap<>();
        long payments = 0;
        for (JsonObject day : JsonText.objects(totals, "days")) {
            if (!LocalDate.parse(day.getString("day")).isBefore(from)) {
                left.merge(day.getString("currency"), day.getLong("inUnits") - day.getLong("backUnits"), Long::sum);
                payments += day.getLong("payments");
            }
        }
        String language = visit.choices().language().tag();
        String words = left.entrySet().stream()
                .map(sum -> shown(sum.getValue(), sum.getKey(), language))
                .collect(Collectors.joining("\n"));
        return Tile.of(visit.text("money.tile." + name), words.isEmpty() ? "0" : words)
                .hint(visit.count("money.tile.payments", payments));
    }

    /** More may go back in a time than was taken in it. */
    private static String shown(long units, String currency, String language) {
        return (units < 0 ? "−" : "") + new Money(Math.abs(units), currency).shown(language);
    }

    /** One for each currency: amounts of different ones have no common axis. */
    static List<Chart> charts(Visit visit, MoneyTabs tabs, JsonObject totals) {
        return JsonText.objects(totals, "totals").stream()
                .limit(MOST_CHARTS)
                .map(total -> new Chart(
                        visit.text("money.chart", total.getString("currency")),
                        Address.of("/money/chart")
                                .with("bot", tabs.one())
                                .with("currency", (Object) total.getString("currency"))
                                .toString()))
                .toList();
    }

    /** What was taken and given back of a currency, for each day also where nothing was. */
    static Answer chart(Visit visit, JsonObject totals, String currency) {
        Map<LocalDate, JsonObject> byDay = JsonText.objects(totals, "days").stream()
                .filter(day -> day.getString("currency").equals(currency))
                .collect(Collectors.toMap(day -> LocalDate.parse(day.getString("day")), day -> day));
        List<Long> times = new ArrayList<>();
        List<Number> in = new ArrayList<>();
        List<Number> back = new ArrayList<>();
        LocalDate last = day(totals.getString("to"));
        for (LocalDate day = day(totals.getString("from")); !day.isAfter(last); day = day.plusDays(1)) {
            JsonObject sums = byDay.getOrDefault(day, new JsonObject());
            times.add(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
            in.add(Double.valueOf(sums.getString("in", "0")));
            back.add(Double.valueOf(sums.getString("back", "0")));
        }
        return new Answer.Json(Chart.json(
                times,
                currency,
                List.of(new Line(visit.text("money.chart.in"), in), new Line(visit.text("money.chart.back"), back))));
    }
}
