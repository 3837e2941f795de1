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

/** Payments that took money and gave nothing, and such as were begun and have not ended. */
public record HangingModel(MoneyTabs tabs, List<Filter> filters, Table table) {
    static HangingModel of(Visit visit, MoneyTabs tabs, JsonObject found) {
        Table table = Table.of(
                        "hanging",
                        visit.text("money.hanging.none"),
                        visit.text("money.at"),
                        visit.text("money.order"),
                        visit.text("money.user"),
                        visit.text("money.amount"),
                        visit.text("money.state"),
                        "")
                .rows(JsonText.objects(found, "payments").stream()
                        .map(payment -> row(visit, tabs.bot(), payment))
                        .toList())
                .next(Optional.ofNullable(found.getValue("before"))
                        .map(before -> Address.of("/money/hanging")
                                .with("bot", (Object) tabs.bot())
                                .with("before", before)
                                .toString()));
        return new HangingModel(tabs, List.of(tabs.filter(visit)), table);
    }

    private static List<Cell> row(Visit visit, String of, JsonObject payment) {
        String bot = payment.getString("bot");
        String order = JsonText.text(payment, "order");
        String why = payment.getString("why");
        return List.of(
                new Cell.Two(
                        Cell.time(payment.getString("begunAt")),
                        JsonText.text(payment, "provider") + " " + payment.getLong("number")),
                PaymentsModel.order(bot, order, of),
                Cell.link(payment.getLong("user"), Address.of("/users/{}/{}", bot, payment.getLong("user"))),
                Cell.number(MoneyWords.amount(visit, payment, "amount")),
                new Cell.Two(
                        Cell.badge(Tone.WARN, MoneyWords.state(visit, payment.getString("state"))),
                        visit.text("money.hanging." + why)),
                new Cell.Buttons(buttons(visit, bot, order, payment, why)));
    }

    private static List<Cell.Link> buttons(Visit visit, String bot, String order, JsonObject payment, String why) {
        List<Cell.Link> buttons = new ArrayList<>();
        buttons.add(new Cell.Link(visit.text("money.look"), RefundForm.order(bot, order)));
        if (visit.may(OperatorRight.CHANGE_MONEY)) {
            buttons.add(
                    why.equals("surplus")
                            ? new Cell.Link(visit.text("money.refund"), RefundForm.path(bot, payment, order))
                            : reconcile(visit, bot, payment.getString("provider")));
        }
        return buttons;
    }

    static Cell.Link reconcile(Visit visit, String bot, String provider) {
        return new Cell.Link(
                visit.text("money.reconcile.button"),
                Address.of("/money/reconcile")
                        .with("bot", (Object) bot)
                        .with("provider", (Object) provider)
                        .toString());
    }
}
