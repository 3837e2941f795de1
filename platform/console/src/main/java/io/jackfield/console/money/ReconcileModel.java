package io.jackfield.console.money;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares with the books of a payment system, and shows what came of it.
 *
 * @param outcome absent before anything was compared
 * @param problem why the host refused; empty where it did not
 */
public record ReconcileModel(MoneyTabs tabs, List<Field> fields, Optional<Outcome> outcome, String problem) {
    /** @param findings what was credited and what differs */
    public record Outcome(String from, String to, String compared, Table findings) {}

    static ReconcileModel of(Visit visit, MoneyTabs tabs, Optional<JsonObject> outcome, String problem) {
        return new ReconcileModel(
                tabs, fields(visit, tabs), outcome.map(json -> outcome(visit, tabs.bot(), json)), problem);
    }

    private static List<Field> fields(Visit visit, MoneyTabs tabs) {
        return List.of(
                Field.select("bot", visit.text("money.bot"), tabs.bot(), tabs.bots()),
                Field.text(
                                "provider",
                                visit.text("money.provider"),
                                visit.field("provider")
                                        .or(() -> visit.parameter("provider"))
                                        .orElse(""))
                        .hint(visit.text("money.provider.hint"))
                        .needed(),
                day("from", visit).hint(visit.text("money.reconcile.hint")),
                day("to", visit),
                Field.text(
                        "reason",
                        visit.text("money.reason"),
                        visit.field("reason").orElse("")));
    }

    private static Field day(String name, Visit visit) {
        return new Field(
                name, visit.text("money." + name), visit.field(name).orElse(""), "date", "", "", false, List.of());
    }

    private static Outcome outcome(Visit visit, String bot, JsonObject json) {
        Table findings = Table.of(
                        "findings",
                        visit.text("money.reconcile.same"),
                        visit.text("money.order"),
                        visit.text("money.state"),
                        visit.text("money.what"))
                .rows(Stream.concat(findings(visit, bot, json, "credited"), findings(visit, bot, json, "differences"))
                        .toList());
        return new Outcome(json.getString("from"), json.getString("to"), JsonText.text(json, "compared"), findings);
    }

    private static Stream<List<Cell>> findings(Visit visit, String bot, JsonObject json, String key) {
        return JsonText.objects(json, key).stream()
                .map(finding -> List.of(
                        Cell.link(
                                JsonText.text(finding, "order"),
                                RefundForm.order(bot, JsonText.text(finding, "order"))),
                        Cell.text(visit.text("money.reconcile." + key)),
                        Cell.text(JsonText.text(finding, "what"))));
    }
}
