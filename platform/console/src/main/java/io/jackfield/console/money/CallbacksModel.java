package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of payment systems that fit none of our orders. */
public record CallbacksModel(MoneyTabs tabs, List<Filter> filters, Table table) {
    private static final int LONGEST = 120;

    static CallbacksModel of(Visit visit, MoneyTabs tabs, JsonObject found) {
        Table table = Table.of(
                        "callbacks",
                        visit.text("money.callbacks.none"),
                        visit.text("money.at"),
                        visit.text("money.callbacks.said"),
                        visit.text("money.answered"),
                        "")
                .rows(JsonText.objects(found, "callbacks").stream()
                        .map(call -> row(visit, call))
                        .toList())
                .next(Optional.ofNullable(found.getValue("before"))
                        .map(before -> Address.of("/money/callbacks")
                                .with("bot", (Object) tabs.bot())
                                .with("provider", visit.parameter("provider"))
                                .with("before", before)
                                .toString()));
        return new CallbacksModel(
                tabs,
                List.of(
                        tabs.filter(visit),
                        Filter.search(
                                "provider",
                                visit.text("money.provider"),
                                visit.parameter("provider").orElse(""))),
                table);
    }

    private static List<Cell> row(Visit visit, JsonObject call) {
        return List.of(
                new Cell.Two(
                        Cell.time(call.getString("at")),
                        call.getString("bot") + " · " + call.getString("provider") + " " + call.getLong("id")),
                new Cell.Two(Cell.code(call.getString("method") + " " + call.getString("path")), said(call)),
                answer(visit, call),
                new Cell.Buttons(buttons(visit, call)));
    }

    private static String said(JsonObject call) {
        String body = JsonText.text(call, "body");
        return body.length() > LONGEST ? body.substring(0, LONGEST) + "…" : body;
    }

    static Cell answer(Visit visit, JsonObject call) {
        Integer status = call.getInteger("status");
        if (status == null) {
            return Cell.badge(Tone.WARN, visit.text("money.callbacks.open"));
        }
        Cell badge = Cell.badge(status < 500 ? Tone.CALM : Tone.BAD, status.toString());
        String problem = JsonText.text(call, "problem");
        return problem.isEmpty() ? badge : new Cell.Two(badge, problem);
    }

    private static List<Cell.Link> buttons(Visit visit, JsonObject call) {
        String page = Address.of("/money/callbacks/{}", call.getLong("id")).toString();
        List<Cell.Link> buttons = new ArrayList<>();
        buttons.add(new Cell.Link(visit.text("money.look"), page));
        if (visit.may(OperatorRight.CHANGE_MONEY)) {
            buttons.add(HangingModel.reconcile(visit, call.getString("bot"), call.getString("provider")));
            buttons.add(new Cell.Link(visit.text("money.callbacks.delete"), page + "/delete"));
        }
        return buttons;
    }
}
