package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of subscriptions, the next to end first.
 *
 * @param export where all of them are a file
 */
public record SubscriptionsModel(MoneyTabs tabs, List<Filter> filters, Table table, String export) {
    private static final List<String> FILTERS = List.of("plan", "state", "user", "within", "from", "to");
    private static final List<String> STATES =
            List.of("current", "trial", "active", "grace", "waiting", "expired", "taken-back", "all");
    private static final List<String> WITHIN = List.of("1d", "3d", "7d", "30d");

    static SubscriptionsModel of(Visit visit, MoneyTabs tabs, JsonObject found) {
        Table table = Table.of(
                        "subscriptions",
                        visit.text("money.subscriptions.none"),
                        visit.text("money.user"),
                        visit.text("money.plan"),
                        visit.text("money.since"),
                        visit.text("money.until"),
                        visit.text("money.state"))
                .rows(JsonText.objects(found, "subscriptions").stream()
                        .map(one -> row(visit, tabs.bot(), one))
                        .toList())
                .next(Optional.ofNullable(found.getString("after"))
                        .map(after -> filtered(
                                        visit,
                                        Address.of("/money/subscriptions").with("bot", tabs.bot()))
                                .with("after", after)
                                .toString()));
        return new SubscriptionsModel(
                tabs,
                filters(visit, tabs),
                table,
                filtered(visit, Address.of("/money/subscriptions/export/{}", tabs.bot()))
                        .toString());
    }

    /** Those that end soon are told by one filter or by two days, and the API takes one of both. */
    static Address filtered(Visit visit, Address address) {
        boolean soon = visit.parameter("within").isPresent();
        FILTERS.stream()
                .filter(name -> !soon || !name.equals("from") && !name.equals("to"))
                .forEach(name -> address.with(name, visit.parameter(name)));
        return address;
    }

    private static List<Filter> filters(Visit visit, MoneyTabs tabs) {
        return List.of(
                tabs.filter(visit),
                Filter.select(
                        "state",
                        visit.text("money.state"),
                        visit.parameter("state").orElse("current"),
                        STATES.stream()
                                .map(state -> new Option(state, state(visit, state)))
                                .toList()),
                Filter.select(
                        "within",
                        visit.text("money.within"),
                        visit.parameter("within").orElse(""),
                        Stream.concat(
                                        Stream.of(new Option("", visit.text("money.all"))),
                                        WITHIN.stream()
                                                .map(time -> new Option(time, visit.text("money.within." + time))))
                                .toList()),
                search(visit, "plan", "money.plan"),
                search(visit, "user", "money.userid"),
                Filter.date(
                        "from",
                        visit.text("money.ends.from"),
                        visit.parameter("from").orElse("")),
                Filter.date(
                        "to", visit.text("money.ends.to"), visit.parameter("to").orElse("")));
    }

    private static Filter search(Visit visit, String name, String key) {
        return Filter.search(name, visit.text(key), visit.parameter(name).orElse(""));
    }

    private static List<Cell> row(Visit visit, String bot, JsonObject one) {
        long user = one.getLong("user");
        String name = JsonText.text(one, "name");
        String order = JsonText.text(one, "order");
        Cell end =
                one.containsKey("until") ? Cell.time(one.getString("until")) : Cell.text(visit.text("money.forever"));
        return List.of(
                new Cell.Two(
                        Cell.link(name.isEmpty() ? user : name, Address.of("/users/{}/{}", bot, user)),
                        name.isEmpty() ? "" : Long.toString(user)),
                new Cell.Two(
                        Cell.text(JsonText.text(one, "plan")), visit.text("money.kind." + JsonText.text(one, "kind"))),
                Cell.time(one.getString("since")),
                order.isEmpty()
                        ? end
                        : new Cell.Several(
                                List.of(end, Cell.link(order, Address.of("/money/orders/{}/{}", bot, order)))),
                new Cell.Several(badges(visit, one)));
    }

    private static List<Cell> badges(Visit visit, JsonObject one) {
        String state = JsonText.text(one, "state");
        List<Cell> badges = new ArrayList<>(List.of(Cell.badge(tone(state), state(visit, state))));
        if (one.getBoolean("renews", false)) {
            badges.add(Cell.badge(Tone.GOOD, visit.text("money.renews")));
        }
        if (one.containsKey("next")) {
            badges.add(Cell.badge(Tone.CALM, visit.text("money.then", one.getString("next"))));
        }
        return badges;
    }

    private static String state(Visit visit, String state) {
        return visit.text("money.subscription." + state);
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "active" -> Tone.GOOD;
            case "grace" -> Tone.WARN;
            default -> Tone.CALM;
        };
    }
}
