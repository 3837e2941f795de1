package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * An order and all that happened to it.
 *
 * @param userPath the page of the buyer, below the console
 * @param tables payments, lines of the ledger, refunds, reviews and calls of payment systems, each with its title's key
 */
public record OrderModel(
        String bot,
        String order,
        long user,
        String userPath,
        String title,
        String product,
        String plan,
        String price,
        String state,
        Tone tone,
        String madeAt,
        String expiresAt,
        List<Part> tables) {
    /** Of payments that have taken money. */
    private static final Set<String> TAKEN = Set.of("SETTLED", "REFUNDED");

    /** @param key of its title */
    public record Part(String key, Table table) {}

    static OrderModel of(Visit visit, String bot, JsonObject order) {
        String state = order.getString("state");
        long user = order.getLong("user");
        return new OrderModel(
                bot,
                order.getString("order"),
                user,
                Address.of("/users/{}/{}", bot, user).toString(),
                JsonText.text(order, "title"),
                JsonText.text(order, "product"),
                JsonText.text(order, "plan"),
                MoneyWords.amount(visit, order, "price"),
                MoneyWords.state(visit, state),
                MoneyWords.tone(state),
                order.getString("madeAt"),
                order.getString("expiresAt"),
                List.of(
                        new Part("money.payments", payments(visit, bot, order)),
                        new Part("money.refunds", refunds(visit, bot, order)),
                        new Part("money.reviews", reviews(visit, bot, order)),
                        new Part("money.lines", lines(visit, order)),
                        new Part("money.calls", calls(visit, order))));
    }

    private static Table payments(Visit visit, String bot, JsonObject order) {
        return table(visit, "payments", "at", "provider", "amount", "returned", "state", "")
                .rows(JsonText.objects(order, "payments").stream()
                        .map(payment -> List.<Cell>of(
                                Cell.time(payment.getString("begunAt")),
                                new Cell.Two(
                                        Cell.text(payment.getString("provider") + " " + payment.getLong("number")),
                                        JsonText.text(payment, "systemId")),
                                Cell.number(MoneyWords.amount(visit, payment, "amount")),
                                Cell.number(MoneyWords.amount(visit, payment, "returned")),
                                new Cell.Two(
                                        new Cell.Several(PaymentsModel.badges(visit, payment)),
                                        JsonText.text(payment, "reason")),
                                new Cell.Buttons(
                                        refundable(visit, payment)
                                                ? List.of(new Cell.Link(
                                                        visit.text("money.refund"),
                                                        RefundForm.path(bot, payment, order.getString("order"))))
                                                : List.of())))
                        .toList());
    }

    private static boolean refundable(Visit visit, JsonObject payment) {
        return visit.may(OperatorRight.CHANGE_MONEY)
                && TAKEN.contains(payment.getString("state"))
                && !payment.getString("amount").equals(payment.getString("returned"));
    }

    private static Table refunds(Visit visit, String bot, JsonObject order) {
        return table(visit, "refunds", "at", "provider", "amount", "state", "by", "")
                .rows(JsonText.objects(order, "refunds").stream()
                        .map(refund -> List.<Cell>of(
                                Cell.time(refund.getString("askedAt")),
                                new Cell.Two(
                                        Cell.text(refund.getString("provider") + " " + refund.getLong("number")),
                                        JsonText.text(refund, "key")),
                                Cell.number(MoneyWords.amount(visit, refund, "amount")),
                                new Cell.Two(
                                        MoneyWords.badge(visit, refund.getString("state")),
                                        JsonText.text(refund, "says")),
                                MoneyWords.by(visit, refund),
                                new Cell.Buttons(byHand(visit, bot, refund, order.getString("order")))))
                        .toList());
    }

    private static List<Cell.Link> byHand(Visit visit, String bot, JsonObject refund, String order) {
        if (!visit.may(OperatorRight.CHANGE_MONEY) || refund.getString("state").equals("DONE")) {
            return List.of();
        }
        return List.of(new Cell.Link(
                visit.text("money.byhand"),
                Address.of("/money/refunds/{}/{}/done", bot, refund.getString("key"))
                        .with("order", order)
                        .toString()));
    }

    private static Table reviews(Visit visit, String bot, JsonObject order) {
        return table(visit, "reviews", "at", "what", "closed", "")
                .rows(JsonText.objects(order, "reviews").stream()
                        .map(review -> List.of(
                                Cell.time(review.getString("at")),
                                Cell.text(JsonText.text(review, "what")),
                                new Cell.Two(
                                        Cell.time(JsonText.text(review, "closedAt")),
                                        JsonText.text(review, "closedBy")),
                                ReviewsModel.close(
                                        visit,
                                        bot,
                                        review,
                                        JsonText.text(review, "closedAt").isEmpty())))
                        .toList());
    }

    private static Table lines(Visit visit, JsonObject order) {
        return table(visit, "lines", "at", "provider", "kind", "amount")
                .rows(JsonText.objects(order, "lines").stream()
                        .map(line -> List.of(
                                Cell.time(line.getString("at")),
                                Cell.text(line.getString("provider") + " " + line.getLong("number")),
                                Cell.text(MoneyWords.kind(visit, line.getString("kind"))),
                                Cell.number(MoneyWords.amount(visit, line, "amount"))))
                        .toList());
    }

    private static Table calls(Visit visit, JsonObject order) {
        return table(visit, "calls", "at", "provider", "asked", "answered")
                .rows(JsonText.objects(order, "calls").stream()
                        .map(call -> List.<Cell>of(
                                Cell.time(call.getString("at")),
                                Cell.text(call.getString("provider")),
                                new Cell.Two(
                                        Cell.code(call.getString("method") + " " + JsonText.text(call, "path")),
                                        JsonText.text(call, "body")),
                                new Cell.Two(
                                        Cell.text(JsonText.text(call, "status")),
                                        JsonText.text(call, "answer") + " " + JsonText.text(call, "problem"))))
                        .toList());
    }

    private static Table table(Visit visit, String id, String... columns) {
        String[] titles = new String[columns.length];
        for (int index = 0; index < columns.length; index++) {
            titles[index] = columns[index].isEmpty() ? "" : visit.text("money." + columns[index]);
        }
        return Table.of(id, visit.text("money.nothing"), titles);
    }
}
