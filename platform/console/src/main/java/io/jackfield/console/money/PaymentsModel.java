package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of payments, below what they come to.
 *
 * @param export where all of them are a file
 */
public record PaymentsModel(
        MoneyTabs tabs, List<Tile> tiles, List<Chart> charts, List<Filter> filters, Table table, String export) {
    /** What the API filters by. */
    static final List<String> FILTERS = List.of("state", "provider", "from", "to", "user", "surplus", "reviews");

    static PaymentsModel of(Visit visit, MoneyTabs tabs, JsonObject totals, JsonObject found) {
        Table table = Table.of(
                        "payments",
                        visit.text("money.none"),
                        visit.text("money.at"),
                        visit.text("money.order"),
                        visit.text("money.user"),
                        visit.text("money.product"),
                        visit.text("money.amount"),
                        visit.text("money.state"))
                .rows(JsonText.objects(found, "payments").stream()
                        .map(payment -> row(visit, tabs.bot(), payment))
                        .toList())
                .next(Optional.ofNullable(found.getValue("before"))
                        .map(before -> filtered(visit, Address.of("/money").with("bot", tabs.bot()))
                                .with("before", before)
                                .toString()));
        return new PaymentsModel(
                tabs,
                Income.tiles(visit, totals),
                Income.charts(visit, tabs, totals),
                filters(visit, tabs),
                table,
                filtered(visit, Address.of("/money/export").with("bot", tabs.one()))
                        .toString());
    }

    static Address filtered(Visit visit, Address address) {
        FILTERS.forEach(name -> address.with(name, value(visit, name)));
        return address;
    }

    /** {@code which} of the page stands for two flags of the API. */
    private static Optional<String> value(Visit visit, String name) {
        return switch (name) {
            case "surplus", "reviews" ->
                visit.parameter("which").filter(name::equals).map(on -> "true").or(() -> visit.parameter(name));
            default -> visit.parameter(name);
        };
    }

    private static List<Filter> filters(Visit visit, MoneyTabs tabs) {
        Stream<Option> states =
                MoneyWords.STATES.stream().map(state -> new Option(state, MoneyWords.state(visit, state)));
        return List.of(
                tabs.filter(visit),
                Filter.select(
                        "state",
                        visit.text("money.state"),
                        visit.parameter("state").orElse(""),
                        Stream.concat(Stream.of(new Option("", visit.text("money.all"))), states)
                                .toList()),
                Filter.select(
                        "which",
                        visit.text("money.which"),
                        which(visit),
                        List.of(
                                new Option("", visit.text("money.all")),
                                new Option("surplus", visit.text("money.surplus")),
                                new Option("reviews", visit.text("money.toreview")))),
                Filter.search(
                        "provider",
                        visit.text("money.provider"),
                        visit.parameter("provider").orElse("")),
                Filter.search(
                        "user",
                        visit.text("money.userid"),
                        visit.parameter("user").orElse("")),
                Filter.date(
                        "from",
                        visit.text("money.from"),
                        visit.parameter("from").orElse("")),
                Filter.date("to", visit.text("money.to"), visit.parameter("to").orElse("")));
    }

    private static String which(Visit visit) {
        return Stream.of("surplus", "reviews")
                .filter(name -> value(visit, name).isPresent())
                .findFirst()
                .orElse("");
    }

    static List<Cell> row(Visit visit, String of, JsonObject payment) {
        String bot = payment.getString("bot", of);
        String order = JsonText.text(payment, "order");
        String settled = JsonText.text(payment, "settledAt");
        return List.of(
                new Cell.Two(
                        Cell.time(settled.isEmpty() ? payment.getString("begunAt") : settled),
                        JsonText.text(payment, "provider") + " " + payment.getLong("number")),
                order(bot, order, of),
                Cell.link(payment.getLong("user"), Address.of("/users/{}/{}", bot, payment.getLong("user"))),
                new Cell.Two(Cell.text(JsonText.text(payment, "product")), JsonText.text(payment, "plan")),
                Cell.number(MoneyWords.amount(visit, payment, "amount")),
                new Cell.Several(badges(visit, payment)));
    }

    /** With the bot below it, where the list is of several. */
    static Cell order(String bot, String order, String of) {
        Cell link = order.isEmpty() ? Cell.text("") : Cell.link(order, Address.of("/money/orders/{}/{}", bot, order));
        return of.isEmpty() ? new Cell.Two(link, bot) : link;
    }

    static List<Cell> badges(Visit visit, JsonObject payment) {
        List<Cell> badges = new ArrayList<>(List.of(MoneyWords.badge(visit, payment.getString("state"))));
        if (payment.getBoolean("surplus", false)) {
            badges.add(Cell.badge(Tone.WARN, visit.text("money.surplus")));
        }
        if (payment.getBoolean("review", false)) {
            badges.add(Cell.badge(Tone.BAD, visit.text("money.toreview")));
        }
        return badges;
    }
}
