package io.jackfield.console.reports;

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
import io.jackfield.console.parts.Field;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Runs of reports with their progress: begun, watched, stopped. */
public final class ReportsPage implements ConsolePage {
    private static final String RUN = "/reports/:bot/:report/:period";

    @Override
    public PageEntry entry() {
        return new PageEntry("reports", "/reports", OperatorRight.VIEW, Icon.REPORT, Group.MACHINE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/reports", visit -> list(visit, ""))
                .post("/reports", OperatorRight.REPORTS, ReportsPage::run)
                .get(RUN, ReportsPage::show)
                .get(RUN + "/stop", OperatorRight.REPORTS, visit -> confirm(visit, ""))
                .post(RUN + "/stop", OperatorRight.REPORTS, ReportsPage::stop);
    }

    private static Future<Answer> list(Visit visit, String problem) {
        Future<JsonObject> bots = visit.get("/bots");
        Future<JsonObject> runs = visit.get(visit.choices()
                .bot()
                .map(bot -> Address.of("/bots/{}/reports", bot))
                .orElseGet(() -> Address.of("/reports")));
        return Future.all(bots, runs).map(read -> {
            Answer.Shown page =
                    Answer.page("reports/list.jte", RunsModel.of(visit, bots.result(), runs.result(), problem));
            return problem.isEmpty() ? page : page.refused();
        });
    }

    private static Future<Answer> run(Visit visit) {
        Address address = Address.of(
                "/bots/{}/reports/{}/run",
                visit.field("bot").orElse(""),
                visit.field("report").orElse(""));
        return visit.post(address, visit.body("period", "of", "reason"))
                .map(run ->
                        (Answer) Answer.to(RunsModel.path(run).toString(), Notice.done(visit.text("reports.begun"))))
                .recover(Refusal.atForm(words -> list(visit, words)));
    }

    private static Future<Answer> show(Visit visit) {
        return visit.get(api(visit)).map(run -> Answer.page("reports/show.jte", RunModel.of(visit, run)));
    }

    private static Address api(Visit visit) {
        return Address.of("/bots/{}/reports/{}/runs/{}", visit.path("bot"), visit.path("report"), visit.path("period"));
    }

    private static Future<Answer> confirm(Visit visit, String problem) {
        return Future.succeededFuture(Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("reports.stop.title"),
                                visit.text("reports.stop"),
                                page(visit) + "/stop",
                                page(visit),
                                visit.text("reports.stop.sentence", visit.path("report"), visit.path("period")))
                        .asking(Field.text("reason", visit.text("reports.reason"), ""))
                        .refused(problem)
                        .dangerous()));
    }

    private static Future<Answer> stop(Visit visit) {
        return visit.post(api(visit) + "/stop", visit.body("reason"))
                .map(done -> (Answer) Answer.to(page(visit), Notice.done(visit.text("reports.stop.done"))))
                .recover(Refusal.atForm(words -> confirm(visit, words)));
    }

    private static String page(Visit visit) {
        return Address.of("/reports/{}/{}/{}", visit.path("bot"), visit.path("report"), visit.path("period"))
                .toString();
    }
}
