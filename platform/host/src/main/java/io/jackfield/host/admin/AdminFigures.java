package io.jackfield.host.admin;

import io.jackfield.host.meters.Figure;
import io.jackfield.host.meters.FigureRing;
import io.jackfield.host.meters.FigureRing.Course;
import io.jackfield.host.meters.Figures;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How the host's figures have gone in the last day. Core loop only. */
public final class AdminFigures {
    private static final int MOST_STEP = 3_600;
    private static final int MOST_NAMES = 10;

    private final FigureRing ring;
    private final Clock clock;

    public AdminFigures(FigureRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "figures.list",
                                "/figures",
                                OperatorRight.VIEW,
                                "What figures there are, and how they are")
                        .json(request -> Future.succeededFuture(list())),
                AdminCall.get("figures.series", "/figures/series", OperatorRight.VIEW, "How figures have gone")
                        .query("name", "one, or up to " + MOST_NAMES + " separated by commas")
                        .query("from", "a moment of the last 24 hours, which it begins with otherwise")
                        .query("step", "seconds of a step, 15 to " + MOST_STEP + ", usually 60")
                        .json(request -> Future.succeededFuture(series(request))));
    }

    private JsonObject list() {
        return new JsonObject()
                .put(
                        "figures",
                        new JsonArray(Figures.ALL.stream()
                                .map(figure -> new JsonObject()
                                        .put("name", figure.name())
                                        .put("unit", figure.unit())
                                        .put("value", measured(ring.latest(figure.name()))))
                                .toList()));
    }

    /** JSON knows no NaN. */
    private static Double measured(double value) {
        return Double.isFinite(value) ? (Double) (Math.round(value * 1_000) / 1_000d) : null;
    }

    private JsonObject series(AdminRequest request) {
        String names = request.query("name")
                .orElseThrow(() -> BodyFields.refused("name is missing; GET figures lists the names"));
        List<String> wanted = List.of(names.split(","));
        if (wanted.size() > MOST_NAMES) {
            throw BodyFields.refused("name has " + wanted.size() + " names; ask for up to " + MOST_NAMES);
        }
        Instant from = request.query("from")
                .map(text -> DayOrMoment.beginning("from", text, ZoneOffset.UTC))
                .orElseGet(() -> clock.instant().minus(Duration.ofDays(1)));
        int step = request.number("step", FigureRing.STEP_SECONDS, MOST_STEP, 60);
        JsonArray series = new JsonArray();
        JsonArray times = new JsonArray();
        for (String name : wanted) {
            Figure figure = figure(name);
            Course course = ring.course(name, from, step);
            if (times.isEmpty()) {
                for (long time : course.times()) {
                    times.add(time);
                }
            }
            JsonArray values = new JsonArray();
            for (double value : course.values()) {
                values.add(measured(value));
            }
            series.add(new JsonObject()
                    .put("name", name)
                    .put("unit", figure.unit())
                    .put("values", values));
        }
        return new JsonObject().put("times", times).put("series", series);
    }

    private static Figure figure(String name) {
        Optional<Figure> found =
                Figures.ALL.stream().filter(one -> one.name().equals(name)).findFirst();
        return found.orElseThrow(
                () -> BodyFields.refused("name is '" + name + "', which is no figure; GET figures lists the names"));
    }
}
