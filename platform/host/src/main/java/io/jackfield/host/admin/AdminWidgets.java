package io.jackfield.host.admin;

import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetQuestion;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.operator.HostWidgets;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What plugins show in the console. Core loop only. */
public final class AdminWidgets {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Vertx vertx;
    private final UserLookup lookup;
    private final Supplier<List<ServedBot>> bots;
    private final HostWidgets widgets;
    private final Clock clock;

    public AdminWidgets(
            Vertx vertx, UserLookup lookup, Supplier<List<ServedBot>> bots, HostWidgets widgets, Clock clock) {
        this.vertx = vertx;
        this.lookup = lookup;
        this.bots = bots;
        this.widgets = widgets;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("widgets.list", "/widgets", OperatorRight.VIEW, "The widgets that plugins bring")
                        .query("bot", "of this bot; of all otherwise")
                        .query("language", "of the titles; English otherwise")
                        .json(this::list),
                AdminCall.get(
                                "widgets.show",
                                "/bots/:bot/widgets/:widget",
                                OperatorRight.VIEW,
                                "What a widget has to show, within a second and a half")
                        .query("language", "of the words; English otherwise")
                        .query("days", "how many of the last ones it is about, up to " + MOST_DAYS)
                        .json(this::show));
    }

    private static String language(AdminRequest request) {
        return request.query("language")
                .filter(code -> code.matches("[a-z]{2}"))
                .orElse("en");
    }

    private Future<JsonObject> list(AdminRequest request) {
        List<ServedBot> asked =
                request.query("bot").map(bot -> List.of(lookup.bot(bot))).orElseGet(bots);
        return VirtualThreads.call(vertx, "admin-widgets", () -> {
            JsonArray all = new JsonArray();
            asked.forEach(bot -> widgets.of(bot, language(request))
                    .forEach(widget -> all.add(new JsonObject()
                            .put("bot", widget.bot())
                            .put("plugin", widget.plugin())
                            .put("name", widget.name())
                            .put("title", widget.title()))));
            return new JsonObject().put("widgets", all);
        });
    }

    private Future<JsonObject> show(AdminRequest request) {
        ServedBot bot = lookup.bot(request.bot());
        int days = request.number("days", 1, MOST_DAYS, USUAL_DAYS);
        Instant now = clock.instant();
        WidgetQuestion question = new WidgetQuestion(language(request), now.minus(Duration.ofDays(days)), now);
        return VirtualThreads.call(
                vertx,
                "admin-widgets",
                () -> json(request.operator(), widgets.content(bot, request.path("widget"), question)));
    }

    private static JsonObject json(Operator operator, WidgetContent content) {
        return switch (content) {
            case WidgetContent.Figure figure ->
                new JsonObject()
                        .put("kind", "figure")
                        .put("value", figure.value())
                        .put("hint", figure.hint());
            case WidgetContent.Rows rows -> {
                JsonArray all = new JsonArray();
                rows.rows()
                        .forEach(row -> all.add(new JsonArray(row.stream()
                                .map(text -> UserIds.shown(operator, text))
                                .toList())));
                yield new JsonObject()
                        .put("kind", "rows")
                        .put("columns", new JsonArray(rows.columns()))
                        .put("rows", all);
            }
            case WidgetContent.Series series -> {
                JsonArray lines = new JsonArray();
                series.lines()
                        .forEach(line -> lines.add(new JsonObject()
                                .put("label", line.label())
                                .put("values", new JsonArray(line.values()))));
                yield new JsonObject()
                        .put("kind", "series")
                        .put(
                                "times",
                                new JsonArray(series.times().stream()
                                        .map(Instant::getEpochSecond)
                                        .toList()))
                        .put("unit", series.unit())
                        .put("lines", lines);
            }
        };
    }
}
