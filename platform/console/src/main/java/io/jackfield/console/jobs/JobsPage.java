package io.jackfield.console.jobs;

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
import java.util.List;
import java.util.Optional;

/** Planned work: seen, run now, left out once, taken away. */
public final class JobsPage implements ConsolePage {
    /** What tells a job from others, and one run of it from the next. */
    private static final List<String> WHICH = List.of("plugin", "job", "key", "due");

    @Override
    public PageEntry entry() {
        return new PageEntry("jobs", "/jobs", OperatorRight.VIEW, Icon.CLOCK, Group.MACHINE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/jobs", JobsPage::list);
        for (String verb : List.of("run", "skip", "delete")) {
            routes.get("/jobs/" + verb, OperatorRight.JOBS, visit -> confirm(visit, verb, ""))
                    .post("/jobs/" + verb, OperatorRight.JOBS, visit -> change(visit, verb));
        }
    }

    private static Future<Answer> list(Visit visit) {
        Address address = Address.of("/jobs");
        List.of("plugin", "job", "key", "failing", "after").forEach(name -> address.with(name, visit.parameter(name)));
        return visit.get(address).map(found -> Answer.page("jobs/list.jte", JobsModel.of(visit, found)));
    }

    private static Future<Answer> confirm(Visit visit, String verb, String problem) {
        Confirmation asked = Confirmation.of(
                        visit.text("jobs." + verb + ".title"),
                        visit.text("jobs." + verb),
                        "/jobs/" + verb,
                        "/jobs",
                        visit.text("jobs." + verb + ".sentence", name(visit)))
                .asking(Field.text(
                        "reason",
                        visit.text("jobs.reason"),
                        visit.field("reason").orElse("")))
                .refused(problem);
        for (String name : WHICH) {
            asked = asked.with(name, asked(visit, name).orElse(""));
        }
        return Future.succeededFuture(
                Answer.page("layout/confirm.jte", verb.equals("delete") ? asked.dangerous() : asked));
    }

    private static Optional<String> asked(Visit visit, String name) {
        return visit.field(name).or(() -> visit.parameter(name));
    }

    private static String name(Visit visit) {
        return (asked(visit, "plugin").orElse("") + " " + asked(visit, "job").orElse("") + " "
                        + asked(visit, "key").orElse(""))
                .strip();
    }

    private static Future<Answer> change(Visit visit, String verb) {
        JsonObject order = visit.body("plugin", "job", "key", "reason");
        if (!verb.equals("delete")) {
            visit.field("due").ifPresent(due -> order.put("due", due));
        }
        return visit.post("/jobs/" + verb, order)
                .map(done -> (Answer) Answer.to(
                        "/jobs",
                        Notice.done(visit.text(
                                done.getBoolean("done", true) ? "jobs." + verb + ".done" : "jobs.nothing",
                                name(visit)))))
                .recover(Refusal.atForm(words -> confirm(visit, verb, words)));
    }
}
