package io.jackfield.console.logs;

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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The log: searched, live, and louder for a while. */
public final class LogsPage implements ConsolePage {
    private static final String PAGE = "/logs";
    /** Of the search, as the API calls them. */
    static final List<String> FILTERS = List.of("level", "plugin", "trace", "logger", "text", "bot");

    @Override
    public PageEntry entry() {
        return new PageEntry("logs", PAGE, OperatorRight.LOGS, Icon.LOG, Group.MACHINE).byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PAGE, visit -> list(visit, ""))
                // The operators' API answers these by itself, with the parameters of the address.
                .get(PAGE + "/live", visit -> visit.pass("/logs/live"))
                .get(PAGE + "/download", visit -> visit.pass("/logs/download"))
                .post(PAGE + "/level", OperatorRight.SYSTEM, LogsPage::level)
                .post(PAGE + "/usual", OperatorRight.SYSTEM, LogsPage::usual);
    }

    private static Future<Answer> list(Visit visit, String problem) {
        Address address = Address.of("/logs").with("most", "200").with("before", visit.parameter("before"));
        FILTERS.forEach(name -> address.with(name, visit.parameter(name)));
        return visit.get(visit.within(address)).map(found -> {
            Answer.Shown page = Answer.page("logs/list.jte", LogsModel.of(visit, found, problem));
            return problem.isEmpty() ? page : page.refused();
        });
    }

    private static Future<Answer> level(Visit visit) {
        return visit.post("/logs/levels", visit.body("logger", "level", "minutes"))
                .map(done ->
                        (Answer) Answer.to(PAGE, Notice.done(visit.text("logs.level.done", done.getString("logger")))))
                .recover(Refusal.atForm(words -> list(visit, words)));
    }

    private static Future<Answer> usual(Visit visit) {
        String logger = visit.field("logger").orElse("");
        return visit.call(HttpMethod.DELETE, Address.of("/logs/levels/{}", logger), new JsonObject())
                .map(done -> (Answer) Answer.to(PAGE, Notice.done(visit.text("logs.level.usual", logger))))
                .recover(Refusal.atForm(words -> list(visit, words)));
    }
}
