package io.jackfield.console.frame;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the bar of every page asks for: choices that are kept, days of one's own, and how much waits in each area. */
final class BarRoutes {
    private final List<ConsolePage> areas;
    private final PageWriter pages;

    BarRoutes(List<ConsolePage> areas, PageWriter pages) {
        this.areas = areas;
        this.pages = pages;
    }

    /** Language, zone and bot, by the form in the bar; back to where it was sent from. */
    void choose(RoutingContext context, Visit visit) {
        keep(context, Choices.LANGUAGE, visit.field("language"), true);
        keep(
                context,
                Choices.ZONE,
                visit.field("zone").map(zone -> zone.replace('/', '.')),
                visit.form().contains("zone"));
        keep(context, Choices.BOT, visit.field("bot"), visit.form().contains("bot"));
        pages.redirect(context, visit.field("back").filter(PageServer::isPath).orElse("/"));
    }

    /** Some days of one's own, by the form in the bar; what are none leaves the page as it was. */
    void range(RoutingContext context, Visit visit) {
        String back = visit.parameter("back").filter(PageServer::isPath).orElse("/");
        String from = visit.parameter("from").or(() -> visit.parameter("to")).orElse("");
        pages.redirect(
                context,
                TimeRange.of(from + "_" + visit.parameter("to").orElse(from))
                        .map(range -> range.on(TimeRange.without(back)))
                        .orElse(back));
    }

    private static void keep(RoutingContext context, String name, Optional<String> value, boolean asked) {
        if (value.filter(text -> text.matches("[A-Za-z0-9._+-]{1,64}")).isPresent()) {
            context.response()
                    .addCookie(SessionCookie.plain(context, name, value.get())
                            .setMaxAge(Duration.ofDays(365).toSeconds()));
        } else if (asked && value.isEmpty() && !name.equals(Choices.LANGUAGE)) {
            context.response().addCookie(SessionCookie.plain(context, name, "").setMaxAge(0));
        }
    }

    /** How much waits in each area: {@code {"letters": 3}}; what fails or takes too long is left out. */
    void waiting(RoutingContext context, Visit visit) {
        JsonObject counts = new JsonObject();
        List<Future<Integer>> asked = areas.stream()
                .filter(area ->
                        area.entry().everybody() || visit.may(area.entry().right()))
                .map(area -> area.waiting(visit)
                        .timeout(PageServer.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(0)
                        .onSuccess(count -> {
                            if (count > 0) {
                                counts.put(area.entry().area(), count);
                            }
                        }))
                .toList();
        Future.join(asked)
                .onComplete(done -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(counts.encode()));
    }
}
