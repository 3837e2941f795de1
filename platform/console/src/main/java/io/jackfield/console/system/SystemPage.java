package io.jackfield.console.system;

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
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The process, the machine, the database, and backups. */
public final class SystemPage implements ConsolePage {
    private static final String PAGE = "/system";

    @Override
    public PageEntry entry() {
        return new PageEntry("system", PAGE, OperatorRight.SYSTEM, Icon.SYSTEM, Group.MACHINE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PAGE, SystemPage::show)
                .post(PAGE + "/backup", OperatorRight.SYSTEM, visit -> begin(visit, Address.of("/system/backups")))
                .post(
                        PAGE + "/verify",
                        OperatorRight.SYSTEM,
                        visit -> begin(
                                visit,
                                Address.of(
                                        "/system/backups/{}/verify",
                                        visit.field("file").orElse("none"))));
    }

    private static Future<Answer> show(Visit visit) {
        return visit.get("/system")
                .compose(state -> visit.get("/system/backups")
                        .map(backups -> Answer.page("system/show.jte", SystemModel.of(visit, state, backups))));
    }

    private static Future<Answer> begin(Visit visit, Address what) {
        return visit.post(what, new JsonObject())
                .map(begun ->
                        (Answer) Answer.to(PAGE, Notice.done(visit.text("system.begun", begun.getString("file")))))
                .recover(Refusal.atForm(words -> Future.succeededFuture(Answer.to(PAGE, Notice.failed(words)))));
    }
}
