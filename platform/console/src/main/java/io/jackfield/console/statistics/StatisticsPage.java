package io.jackfield.console.statistics;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Chart.Line;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What bots come to: users, what they use, who pays, who stays. */
public final class StatisticsPage implements ConsolePage {
    private static final String PAGE = "/statistics";

    @Override
    public PageEntry entry() {
        return new PageEntry("statistics", PAGE, OperatorRight.VIEW, Icon.CHART, Group.PEOPLE).byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PAGE, StatisticsPage::show)
                .get(PAGE + "/chart", StatisticsPage::chart)
                .get(PAGE + "/export", visit -> visit.pass("/stats/export"));
    }

    private static Future<Answer> show(Visit visit) {
        Future<JsonObject> commands = visit.get(spanned(visit, "/stats/commands"));
        Future<JsonObject> funnel = visit.get(Address.of("/stats/funnel").with("bot", bot(visit)));
        Future<JsonObject> retention = visit.get(Address.of("/stats/retention").with("bot", bot(visit)));
        return Future.all(commands, funnel, retention)
                .map(read -> Answer.page(
                        "statistics/show.jte",
                        StatisticsModel.of(visit, commands.result(), funnel.result(), retention.result())));
    }

    static Optional<String> bot(Visit visit) {
        return visit.parameter("bot").or(() -> visit.choices().bot());
    }

    static Address spanned(Visit visit, String what) {
        return visit.within(Address.of(what).with("bot", bot(visit)));
    }

    /** Lines of the figures that {@code name} lists, of {@code stats.users} or {@code stats.activity}. */
    private static Future<Answer> chart(Visit visit) {
        String of = visit.parameter("of").filter("users"::equals).orElse("activity");
        List<String> names = List.of(visit.parameter("name").orElse("").split(","));
        return visit.get(spanned(visit, "/stats/" + of)).map(stats -> new Answer.Json(chart(visit, stats, names)));
    }

    private static JsonObject chart(Visit visit, JsonObject stats, List<String> names) {
        Map<Long, Integer> places = new TreeMap<>();
        List<JsonObject> wanted = JsonText.objects(stats, "series").stream()
                .filter(series -> names.contains(series.getString("name")))
                .toList();
        wanted.forEach(series ->
                series.getJsonArray("times").forEach(time -> places.put(((Number) time).longValue(), 0)));
        List<Long> times = List.copyOf(places.keySet());
        List<Line> lines = new ArrayList<>();
        for (JsonObject series : wanted) {
            Number[] values = new Number[times.size()];
            JsonArray at = series.getJsonArray("times");
            for (int index = 0; index < at.size(); index++) {
                values[times.indexOf(at.getLong(index))] =
                        series.getJsonArray("values").getLong(index);
            }
            lines.add(new Line(label(visit, series), Arrays.asList(values)));
        }
        return Chart.json(times, "", lines);
    }

    private static String label(Visit visit, JsonObject series) {
        return (visit.text("statistics.figure." + series.getString("name")) + " " + series.getString("key")).strip();
    }
}
