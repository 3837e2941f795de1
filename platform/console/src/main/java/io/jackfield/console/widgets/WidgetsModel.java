package io.jackfield.console.widgets;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Places for widgets; what is in them comes after the page. */
public record WidgetsModel(List<Filter> filters, List<Place> places) {
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);

    /**
     * One.
     *
     * @param id of its element
     * @param path where its content is, below the console
     */
    public record Place(String id, String title, String bot, String plugin, String path) {}

    static String days(Visit visit) {
        return visit.parameter("days").filter(text -> text.matches("\\d{1,3}")).orElse("30");
    }

    static WidgetsModel of(Visit visit, JsonObject told) {
        String days = days(visit);
        return new WidgetsModel(
                List.of(Filter.select(
                        "days",
                        visit.text("widgets.time"),
                        days,
                        DAYS.stream()
                                .map(number ->
                                        new Option(Integer.toString(number), visit.count("widgets.days", number)))
                                .toList())),
                JsonText.objects(told, "widgets").stream()
                        .map(widget -> place(widget, days))
                        .toList());
    }

    private static Place place(JsonObject widget, String days) {
        String bot = widget.getString("bot");
        String name = widget.getString("name");
        return new Place(
                "widget-" + bot + "-" + name,
                widget.getString("title"),
                bot,
                widget.getString("plugin"),
                Address.of("/widgets/{}/{}", bot, name).with("days", days).toString());
    }
}
