package io.jackfield.console.statistics;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What bots come to.
 *
 * @param export where everything is a file
 * @param bars lists of counts, each with its title
 * @param weeks of those who came in a week, how many were active so many weeks later
 * @param later the numbers of weeks, for the head of that table
 */
public record StatisticsModel(
        List<Filter> filters,
        String export,
        List<Chart> charts,
        List<Bars> bars,
        List<Week> weeks,
        List<Integer> later) {
    private static final int MOST_BARS = 15;

    /** Counts below each other. */
    public record Bars(String title, List<Bar> bars) {}

    /** @param share of the largest, 0 to 100 */
    public record Bar(String name, long count, long share) {}

    /** @param cells percents by weeks; empty where the week is yet to come */
    public record Week(String begins, long people, List<String> cells) {}

    static StatisticsModel of(Visit visit, JsonObject commands, JsonObject funnel, JsonObject retention) {
        List<JsonObject> weeks = JsonText.objects(retention, "weeks");
        List<Integer> later = IntStream.rangeClosed(0, Math.min(12, Math.max(0, weeks.size() - 1)))
                .boxed()
                .toList();
        return new StatisticsModel(
                List.of(
                        Filter.date(
                                "from",
                                visit.text("statistics.from"),
                                visit.parameter("from").orElse("")),
                        Filter.date(
                                "to",
                                visit.text("statistics.to"),
                                visit.parameter("to").orElse(""))),
                StatisticsPage.spanned(visit, "/statistics/export")
                        .with("step", "hour")
                        .toString(),
                charts(visit),
                List.of(
                        bars(visit, "commands", commands, "commands", "name", "count", "/"),
                        bars(visit, "plugins", commands, "plugins", "name", "count", ""),
                        funnel(visit, funnel)),
                weeks.stream().map(week -> week(week, later)).toList(),
                later);
    }

    private static List<Chart> charts(Visit visit) {
        return Stream.of(
                        List.of("active", "users", "active.day,active.week,active.month"),
                        List.of("users", "users", "users,users.new,users.returning"),
                        List.of("answers", "activity", "answers,failures,refused"),
                        List.of("money", "users", "subscribers"))
                .map(chart -> new Chart(
                        visit.text("statistics.chart." + chart.get(0)),
                        StatisticsPage.spanned(visit, "/statistics/chart")
                                .with("of", (Object) chart.get(1))
                                .with("name", (Object) chart.get(2))
                                .toString()))
                .toList();
    }

    private static Bars bars(
            Visit visit, String title, JsonObject json, String list, String name, String count, String before) {
        List<JsonObject> all = JsonText.objects(json, list);
        long most = all.stream().mapToLong(one -> one.getLong(count)).max().orElse(1);
        return new Bars(
                visit.text("statistics." + title),
                all.stream()
                        .limit(MOST_BARS)
                        .map(one -> new Bar(
                                before + one.getString(name),
                                one.getLong(count),
                                100 * one.getLong(count) / Math.max(1, most)))
                        .toList());
    }

    private static Bars funnel(Visit visit, JsonObject funnel) {
        Bars bars = bars(visit, "funnel", funnel, "steps", "name", "people", "");
        return new Bars(
                bars.title(),
                bars.bars().stream()
                        .map(bar -> new Bar(visit.text("statistics.step." + bar.name()), bar.count(), bar.share()))
                        .toList());
    }

    private static Week week(JsonObject week, List<Integer> later) {
        JsonObject active = week.getJsonObject("active");
        long people = week.getLong("people", 0L);
        return new Week(
                week.getString("week"),
                people,
                later.stream()
                        .map(number -> active.getLong(number.toString()))
                        .map(number -> number == null || people == 0 ? "" : 100 * number / people + " %")
                        .toList());
    }
}
