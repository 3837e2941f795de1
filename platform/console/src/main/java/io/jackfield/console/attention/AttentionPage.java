package io.jackfield.console.attention;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.TimeRange;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Chart.Line;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first page: what needs somebody, each with its button, and how the host is. */
public final class AttentionPage implements ConsolePage {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MEMORY = Duration.ofDays(1);
    /** Figures that charts show, with words of their own. */
    private static final Set<String> LABELLED = Set.of(
            "updates", "messages", "answer.p50", "answer.p95", "journal.lag", "outbox.oldest", "loop.delay", "threads");

    @Override
    public PageEntry entry() {
        return new PageEntry("attention", "/", OperatorRight.VIEW, Icon.BELL, Group.NOW)
                .withinThumbsReach()
                .byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/", AttentionPage::show)
                .get("/figures", AttentionPage::chart)
                .post("/alerts/fix", OperatorRight.VIEW, AttentionPage::fix)
                .post("/alerts/snooze", OperatorRight.SYSTEM, AttentionPage::snooze)
                .post("/alerts/unsnooze", OperatorRight.SYSTEM, AttentionPage::unsnooze);
    }

    private static Future<Answer> show(Visit visit) {
        Future<JsonObject> health = visit.get("/health");
        Future<JsonObject> alerts =
                visit.get(Address.of("/alerts").with("bot", visit.choices().bot()));
        Future<JsonObject> figures = visit.get("/figures");
        Future<JsonObject> happened = visit.get(stats(visit, "/stats/activity"));
        Future<JsonObject> people = visit.get(stats(visit, "/stats/users"));
        return Future.all(health, alerts, figures)
                // Figures of the database are left out where it does not answer.
                .compose(read -> Future.join(happened, people).otherwiseEmpty())
                .map(read -> Answer.page(
                        "attention/page.jte",
                        AttentionModel.of(
                                health.result(),
                                cards(visit, alerts.result()),
                                visit.may(OperatorRight.SYSTEM),
                                new AttentionTiles(visit)
                                        .of(health.result(), figures.result(), result(happened), result(people)),
                                charts(visit))));
    }

    private static Address stats(Visit visit, String what) {
        return Address.of(what).with("bot", visit.choices().bot());
    }

    private static JsonObject result(Future<JsonObject> read) {
        return read.succeeded() ? read.result() : new JsonObject();
    }

    private static List<AlertCard> cards(Visit visit, JsonObject alerts) {
        return JsonText.objects(alerts, "alerts").stream()
                .map(alert -> AlertCard.of(alert, visit::may))
                .toList();
    }

    private static List<Chart> charts(Visit visit) {
        if (visit.range().filter(range -> isBeyondMemory(range)).isPresent()) {
            return List.of(new Chart(
                    visit.text("statistics.chart.answers"),
                    "/statistics/chart?of=activity&name=answers,failures,refused"));
        }
        return List.of(
                new Chart(visit.text("attention.chart.flow"), "/figures?name=updates,messages"),
                new Chart(visit.text("attention.chart.answers"), "/figures?name=answer.p50,answer.p95"));
    }

    /** Figures of the process go back for a day. */
    private static boolean isBeyondMemory(TimeRange range) {
        return range.length().filter(length -> length.compareTo(MEMORY) <= 0).isEmpty();
    }

    /** The last day of some figures of one unit, or the last hour. */
    private static Future<Answer> chart(Visit visit) {
        Optional<TimeRange> hour = visit.range()
                .filter(range -> range.length().filter(HOUR::equals).isPresent());
        return visit.get(Address.of("/figures/series")
                        .with("name", visit.parameter("name"))
                        .with("from", hour.map(range -> range.from(Instant.now())))
                        .with("step", (Object) (hour.isPresent() ? 15 : 120)))
                .map(series -> chart(visit, series));
    }

    private static Answer chart(Visit visit, JsonObject series) {
        List<Long> times = new ArrayList<>();
        series.getJsonArray("times").forEach(time -> times.add(((Number) time).longValue()));
        List<Line> lines = new ArrayList<>();
        String unit = "";
        for (JsonObject one : JsonText.objects(series, "series")) {
            unit = one.getString("unit");
            List<Number> values = new ArrayList<>();
            one.getJsonArray("values").forEach(value -> values.add((Number) value));
            lines.add(new Line(label(visit, one.getString("name")), values));
        }
        // The axis has no room for words.
        return new Answer.Json(Chart.json(times, unit.length() > 3 ? "" : unit, lines));
    }

    private static String label(Visit visit, String figure) {
        return LABELLED.contains(figure) ? visit.text("attention.line." + figure) : figure;
    }

    /** Does what an open alert offers; the call itself looks whether who asks may. */
    private static Future<Answer> fix(Visit visit) {
        String key = visit.field("key").orElse("");
        return visit.get("/alerts")
                .compose(alerts -> JsonText.objects(alerts, "alerts").stream()
                        .filter(alert -> alert.getString("key").equals(key) && alert.containsKey("action"))
                        .findFirst()
                        .map(alert -> act(visit, alert.getJsonObject("action")))
                        .orElseGet(() ->
                                Future.succeededFuture(Answer.to("/", Notice.done(visit.text("attention.over"))))));
    }

    private static Future<Answer> act(Visit visit, JsonObject action) {
        return visit.call(
                        HttpMethod.valueOf(action.getString("method")),
                        action.getString("target"),
                        action.getJsonObject("body"))
                .map(done -> (Answer) Answer.to("/", Notice.done(visit.text("attention.done"))))
                .recover(Refusal.atForm(AttentionPage::refused));
    }

    private static Future<Answer> refused(String words) {
        return Future.succeededFuture(Answer.to("/", Notice.failed(words)));
    }

    private static Future<Answer> snooze(Visit visit) {
        return visit.post("/alerts/snooze", visit.body("key", "hours"))
                .map(done -> (Answer) Answer.to("/", Notice.done(visit.text("attention.snoozed"))))
                .recover(Refusal.atForm(AttentionPage::refused));
    }

    private static Future<Answer> unsnooze(Visit visit) {
        return visit.post("/alerts/unsnooze", visit.body("key"))
                .map(done -> (Answer) Answer.to("/", Notice.done(visit.text("attention.unsnoozed"))))
                .recover(Refusal.atForm(AttentionPage::refused));
    }

    @Override
    public Future<Integer> waiting(Visit visit) {
        return visit.get("/alerts").map(alerts -> alerts.getInteger("pressing", 0));
    }
}
