package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;

/** Calls of payment systems that fit none of our orders: seen, and forgotten. */
final class CallbackPages {
    private static final String PAGE = "/money/callbacks";
    private static final String DELETE = PAGE + "/:callback/delete";

    private CallbackPages() {}

    static void routes(PageRoutes routes) {
        routes.get(PAGE, CallbackPages::list)
                .get(PAGE + "/:callback", CallbackPages::show)
                .get(DELETE, OperatorRight.CHANGE_MONEY, visit -> confirm(visit, ""))
                .post(DELETE, OperatorRight.CHANGE_MONEY, CallbackPages::delete);
    }

    private static Future<Answer> list(Visit visit) {
        return MoneyTabs.of(visit, "callbacks")
                .compose(tabs -> visit.get(Address.of("/payments/callbacks")
                                .with("bot", tabs.one())
                                .with("provider", visit.parameter("provider"))
                                .with("before", visit.parameter("before")))
                        .map(found -> Answer.page("money/callbacks.jte", CallbacksModel.of(visit, tabs, found))));
    }

    private static Address call(Visit visit) {
        return Address.of("/payments/callbacks/{}", visit.path("callback"));
    }

    private static Future<Answer> show(Visit visit) {
        return visit.get(call(visit)).map(call -> Answer.page("money/callback.jte", CallbackModel.of(visit, call)));
    }

    private static Future<Answer> confirm(Visit visit, String problem) {
        Address shown = Address.of(PAGE + "/{}", visit.path("callback"));
        Answer.Shown page = Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("money.callbacks.delete.title"),
                                visit.text("money.callbacks.delete"),
                                shown + "/delete",
                                shown,
                                visit.text("money.callbacks.delete.sentence", visit.path("callback")))
                        .asking(ReasonField.of(visit, "money.reason"))
                        .dangerous()
                        .refused(problem));
        return Future.succeededFuture(problem.isEmpty() ? page : page.refused());
    }

    private static Future<Answer> delete(Visit visit) {
        return visit.post(call(visit) + "/delete", visit.body("reason"))
                .map(done -> (Answer) Answer.to(PAGE, Notice.done(visit.text("money.callbacks.delete.done"))))
                .recover(Refusal.atForm(words -> confirm(visit, words)));
    }
}
