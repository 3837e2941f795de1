package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Payments and orders, subscriptions, credits, refunds, what somebody has to look at, and the books of payment systems.
 */
public final class MoneyPage implements ConsolePage {
    private static final String REFUND = "/money/payments/:bot/:provider/:number/refund";
    private static final String CLOSE = "/money/reviews/:bot/:review/close";
    private static final String CREDITS = "/money/credits/:bot/:user";
    private static final String DONE = "/money/refunds/:bot/:key/done";

    @Override
    public PageEntry entry() {
        return new PageEntry("money", "/money", OperatorRight.READ_MONEY, Icon.MONEY, Group.PEOPLE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/money", MoneyPage::payments)
                .get("/money/subscriptions", MoneyPage::subscriptions)
                .get(
                        "/money/subscriptions/export/:bot",
                        visit -> visit.pass(Address.of("/bots/{}/subscriptions/export", visit.path("bot"))))
                .get(CREDITS, OperatorRight.READ_USERS, CreditsForm::show)
                .post(CREDITS, OperatorRight.CHANGE_USERS, CreditsForm::change)
                .get("/money/chart", MoneyPage::chart)
                .get("/money/export", visit -> visit.pass("/payments/export"))
                .get("/money/hanging", MoneyPage::hanging)
                .get("/money/reviews", MoneyPage::reviews)
                .get("/money/reconcile", OperatorRight.CHANGE_MONEY, visit -> reconcile(visit, Optional.empty(), ""))
                .post("/money/reconcile", OperatorRight.CHANGE_MONEY, MoneyPage::compare)
                .get("/money/orders/:bot/:order", MoneyPage::order)
                .get(REFUND, OperatorRight.CHANGE_MONEY, visit -> RefundForm.form(visit, ""))
                .post(REFUND + "/check", OperatorRight.CHANGE_MONEY, RefundForm::check)
                .post(REFUND, OperatorRight.CHANGE_MONEY, RefundForm::give)
                .get(CLOSE, OperatorRight.CHANGE_MONEY, visit -> confirm(visit, "close", ""))
                .post(CLOSE, OperatorRight.CHANGE_MONEY, visit -> change(visit, "close"))
                .get(DONE, OperatorRight.CHANGE_MONEY, visit -> confirm(visit, "byhand", ""))
                .post(DONE, OperatorRight.CHANGE_MONEY, visit -> change(visit, "byhand"));
        CallbackPages.routes(routes);
    }

    private static Future<Answer> payments(Visit visit) {
        return MoneyTabs.of(visit, "payments").compose(tabs -> {
            Future<JsonObject> totals = visit.get(Address.of("/payments/totals").with("bot", tabs.one()));
            Future<JsonObject> found = visit.get(
                    PaymentsModel.filtered(visit, Address.of("/payments").with("bot", tabs.one()))
                            .with("before", visit.parameter("before")));
            return Future.all(totals, found)
                    .map(read -> Answer.page(
                            "money/payments.jte", PaymentsModel.of(visit, tabs, totals.result(), found.result())));
        });
    }

    private static Future<Answer> chart(Visit visit) {
        return visit.get(Address.of("/payments/totals").with("bot", visit.parameter("bot")))
                .map(totals ->
                        Income.chart(visit, totals, visit.parameter("currency").orElse("")));
    }

    private static Future<Answer> hanging(Visit visit) {
        return MoneyTabs.of(visit, "hanging")
                .compose(tabs -> visit.get(Address.of("/payments/hanging")
                                .with("bot", tabs.one())
                                .with("before", visit.parameter("before")))
                        .map(found -> Answer.page("money/hanging.jte", HangingModel.of(visit, tabs, found))));
    }

    private static Future<Answer> subscriptions(Visit visit) {
        return MoneyTabs.of(visit, "subscriptions")
                .map(MoneyTabs::ofOne)
                .compose(tabs -> visit.get(
                                SubscriptionsModel.filtered(visit, Address.of("/bots/{}/subscriptions", tabs.bot()))
                                        .with("after", visit.parameter("after")))
                        .map(found ->
                                Answer.page("money/subscriptions.jte", SubscriptionsModel.of(visit, tabs, found))));
    }

    private static Future<Answer> reviews(Visit visit) {
        return MoneyTabs.of(visit, "reviews")
                .compose(tabs -> visit.get(Address.of("/reviews").with("bot", tabs.one()))
                        .map(found -> Answer.page("money/reviews.jte", ReviewsModel.of(visit, tabs, found))));
    }

    private static Future<Answer> reconcile(Visit visit, Optional<JsonObject> outcome, String problem) {
        return MoneyTabs.of(visit, "reconcile").map(tabs -> {
            Answer.Shown page = Answer.page("money/reconcile.jte", ReconcileModel.of(visit, tabs, outcome, problem));
            return problem.isEmpty() ? page : page.refused();
        });
    }

    private static Future<Answer> compare(Visit visit) {
        return visit.post(
                        Address.of(
                                "/bots/{}/payments/{}/reconcile",
                                visit.field("bot").orElse(""),
                                visit.field("provider").orElse("")),
                        visit.body("from", "to", "reason"))
                .compose(outcome -> reconcile(visit, Optional.of(outcome), ""))
                .recover(Refusal.atForm(words -> reconcile(visit, Optional.empty(), words)));
    }

    private static Future<Answer> order(Visit visit) {
        String bot = visit.path("bot");
        return visit.get(Address.of("/bots/{}/orders/{}", bot, visit.path("order")))
                .map(order -> Answer.page("money/order.jte", OrderModel.of(visit, bot, order)));
    }

    private static Future<Answer> confirm(Visit visit, String verb, String problem) {
        String order = visit.parameter("order").or(() -> visit.field("order")).orElse("");
        return Future.succeededFuture(Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("money." + verb + ".title"),
                                visit.text("money." + verb),
                                action(visit, verb, "/money"),
                                back(visit, verb, order),
                                visit.text("money." + verb + ".sentence"))
                        .asking(ReasonField.of(visit, "money.reason"))
                        .with("order", order)
                        .refused(problem)));
    }

    private static Future<Answer> change(Visit visit, String verb) {
        String order = visit.field("order").orElse("");
        return visit.post(action(visit, verb, "/bots"), visit.body("reason"))
                .map(done -> (Answer)
                        Answer.to(back(visit, verb, order), Notice.done(visit.text("money." + verb + ".done"))))
                .recover(Refusal.atForm(words -> confirm(visit, verb, words)));
    }

    /** The same thing in the console and in the API. */
    private static Address action(Visit visit, String verb, String root) {
        String what = verb.equals("close") ? "reviews" : "refunds";
        String end = verb.equals("close") ? "close" : "done";
        String which = visit.path(verb.equals("close") ? "review" : "key");
        return root.equals("/bots")
                ? Address.of("/bots/{}/{}/{}/{}", visit.path("bot"), what, which, end)
                : Address.of("/money/{}/{}/{}/{}", what, visit.path("bot"), which, end);
    }

    private static String back(Visit visit, String verb, String order) {
        return verb.equals("close")
                ? Address.of("/money/reviews").with("bot", visit.path("bot")).toString()
                : RefundForm.order(visit.path("bot"), order);
    }
}
