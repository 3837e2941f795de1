package io.jackfield.console.money;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A call of a payment system that fits none of our orders.
 *
 * @param said what it said, as far as operators may see it
 * @param told what it was answered
 * @param buttons what can be done about it
 */
public record CallbackModel(
        String title,
        String at,
        String bot,
        String path,
        Cell answer,
        String said,
        String told,
        List<Cell.Link> buttons) {
    static CallbackModel of(Visit visit, JsonObject call) {
        return new CallbackModel(
                call.getString("provider") + " " + call.getLong("id"),
                call.getString("at"),
                call.getString("bot"),
                call.getString("method") + " " + call.getString("path"),
                CallbacksModel.answer(visit, call),
                JsonText.text(call, "body"),
                JsonText.text(call, "answer"),
                visit.may(OperatorRight.CHANGE_MONEY)
                        ? List.of(
                                HangingModel.reconcile(visit, call.getString("bot"), call.getString("provider")),
                                new Cell.Link(
                                        visit.text("money.callbacks.delete"),
                                        "/money/callbacks/" + call.getLong("id") + "/delete"))
                        : List.of());
    }
}
