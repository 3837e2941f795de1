package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.ReasonField;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives money back in two steps: how much and why, then a page that says what will happen. */
final class RefundForm {
    private RefundForm() {}

    /** Where the form of a payment is, below the console. */
    static String path(String bot, JsonObject payment, String order) {
        return Address.of(
                        "/money/payments/{}/{}/{}/refund",
                        bot,
                        payment.getString("provider"),
                        payment.getLong("number"))
                .with("order", order)
                .toString();
    }

    /** How much and why. */
    static Future<Answer> form(Visit visit, String problem) {
        return visit.get(Address.of("/bots/{}/payments/{}", visit.path("bot"), visit.path("number")))
                .map(payment -> form(visit, payment, problem));
    }

    private static Answer form(Visit visit, JsonObject payment, String problem) {
        String order = JsonText.text(payment, "order");
        Confirmation form = Confirmation.of(
                        visit.text("money.refund.title"),
                        visit.text("money.refund.on"),
                        here(visit) + "/check",
                        order(visit.path("bot"), order),
                        visit.text(
                                "money.refund.what",
                                MoneyWords.amount(visit, payment, "amount"),
                                MoneyWords.amount(visit, payment, "returned"),
                                JsonText.text(payment, "user")))
                .asking(
                        Field.text(
                                        "amount",
                                        visit.text("money.refund.amount"),
                                        visit.field("amount").orElse(""))
                                .hint(visit.text("money.refund.amount.hint")),
                        reason(visit),
                        Field.checkbox(
                                "done",
                                visit.text("money.refund.done"),
                                visit.field("done").isPresent()))
                .with("order", order)
                .refused(problem);
        Answer.Shown page = Answer.page("layout/confirm.jte", form);
        return problem.isEmpty() ? page : page.refused();
    }

    private static Field reason(Visit visit) {
        return ReasonField.of(visit, "money.reason").needed();
    }

    /** What will happen; its key lets a button that is pressed twice give back once. */
    static Future<Answer> check(Visit visit) {
        if (visit.field("reason").isEmpty()) {
            return form(visit, visit.text("money.refund.why"));
        }
        return visit.get(Address.of("/bots/{}/payments/{}", visit.path("bot"), visit.path("number")))
                .map(payment -> Answer.page("layout/confirm.jte", check(visit, payment)));
    }

    private static Confirmation check(Visit visit, JsonObject payment) {
        Confirmation asked = Confirmation.of(
                        visit.text("money.refund.sure"),
                        visit.text("money.refund"),
                        here(visit),
                        path(visit.path("bot"), payment, JsonText.text(payment, "order")),
                        sentences(visit, payment).toArray(String[]::new))
                .with("key", UUID.randomUUID().toString())
                .with("order", JsonText.text(payment, "order"))
                .dangerous();
        for (String name : List.of("amount", "reason", "done")) {
            Optional<String> value = visit.field(name);
            asked = value.isPresent() ? asked.with(name, value.get()) : asked;
        }
        return asked;
    }

    private static List<String> sentences(Visit visit, JsonObject payment) {
        List<String> sentences = new ArrayList<>();
        String user = JsonText.text(payment, "user");
        String amount = MoneyWords.amount(visit, payment, "amount");
        String provider = visit.path("provider");
        sentences.add(visit.field("amount")
                .map(part -> visit.text("money.refund.part", part, amount, user, provider))
                .orElseGet(() -> visit.text("money.refund.whole", amount, user, provider)));
        if (visit.field("amount").isEmpty()) {
            sentences.add(visit.text("money.refund.plan"));
        }
        if (visit.field("done").isPresent()) {
            sentences.add(visit.text("money.refund.byhand"));
        }
        sentences.add(visit.text("money.refund.because", visit.field("reason").orElse("")));
        return sentences;
    }

    /** Gives it back; a refusal comes back to the form with the words of the host. */
    static Future<Answer> give(Visit visit) {
        JsonObject order = visit.body("amount", "reason", "key");
        visit.field("done").ifPresent(on -> order.put("done", true));
        return visit.post(
                        Address.of(
                                "/bots/{}/payments/{}/{}/refund",
                                visit.path("bot"),
                                visit.path("provider"),
                                visit.path("number")),
                        order)
                .map(refund -> given(visit, refund))
                .recover(Refusal.atForm(words -> form(visit, words)));
    }

    private static Answer given(Visit visit, JsonObject refund) {
        String words = visit.text(
                "money.refund.given",
                MoneyWords.amount(visit, refund, "amount"),
                MoneyWords.state(visit, refund.getString("state")));
        return Answer.to(order(visit.path("bot"), visit.field("order").orElse("")), Notice.done(words));
    }

    private static String here(Visit visit) {
        return Address.of(
                        "/money/payments/{}/{}/{}/refund",
                        visit.path("bot"),
                        visit.path("provider"),
                        visit.path("number"))
                .toString();
    }

    static String order(String bot, String order) {
        return order.isEmpty()
                ? Address.of("/money").with("bot", bot).toString()
                : Address.of("/money/orders/{}/{}", bot, order).toString();
    }
}
