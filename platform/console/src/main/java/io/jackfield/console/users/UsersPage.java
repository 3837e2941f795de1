package io.jackfield.console.users;

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
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.users.UserSearch.Found;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Finds users, shows one, grants and takes back plans. */
public final class UsersPage implements ConsolePage {
    private static final String USER = "/users/:bot/:user";

    @Override
    public PageEntry entry() {
        return new PageEntry("users", "/users", OperatorRight.READ_USERS, Icon.PEOPLE, Group.PEOPLE)
                .withinThumbsReach();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/users", UsersPage::list)
                .get(USER, visit -> show(visit, ""))
                .post(USER + "/grant", OperatorRight.CHANGE_USERS, UsersPage::grant)
                .get(USER + "/revoke", OperatorRight.CHANGE_USERS, visit -> confirm(visit, "revoke", ""))
                .post(USER + "/revoke", OperatorRight.CHANGE_USERS, visit -> change(visit, "revoke"))
                .get(USER + "/reset", OperatorRight.CHANGE_USERS, visit -> confirm(visit, "reset", ""))
                .post(USER + "/reset", OperatorRight.CHANGE_USERS, visit -> change(visit, "reset"));
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get("/bots").compose(bots -> list(visit, JsonText.objects(bots, "bots")));
    }

    private static Future<Answer> list(Visit visit, List<JsonObject> bots) {
        UserSearch search = UserSearch.of(visit, bots);
        List<Future<Found>> asked = search.asked().stream()
                .map(bot -> visit.get(Address.of("/bots/{}/users", bot).with("q", search.query()))
                        .map(found -> new Found(bot, found)))
                .toList();
        return Future.all(asked).map(all -> Answer.page("users/list.jte", search.model(visit, all.list())));
    }

    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get(address(visit, ""))
                .map(user -> UserModel.of(visit, user, problem))
                .map(model -> problem.isEmpty()
                        ? Answer.page("users/show.jte", model)
                        : Answer.page("users/show.jte", model).refused());
    }

    private static Future<Answer> grant(Visit visit) {
        JsonObject order = visit.body("plan", "reason");
        String time = visit.field("time").orElse("for");
        if (time.equals("forever")) {
            order.put("forever", true);
        } else {
            visit.field(time.equals("until") ? "until" : "for")
                    .ifPresent(value -> order.put(time.equals("until") ? "until" : "for", value));
        }
        visit.field("quiet").ifPresent(on -> order.put("quiet", true));
        return visit.post(address(visit, "/grant"), order)
                .map(user -> done(visit, visit.text("users.granted", order.getString("plan"), visit.path("user"))))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    private static Future<Answer> change(Visit visit, String what) {
        return visit.post(address(visit, "/" + what), visit.body("reason"))
                .map(user -> done(visit, visit.text("users." + what + ".done", visit.path("user"))))
                .recover(Refusal.atForm(words -> confirm(visit, what, words)));
    }

    private static Future<Answer> confirm(Visit visit, String what, String problem) {
        Confirmation asked = Confirmation.of(
                        visit.text("users." + what + ".title"),
                        visit.text("users." + what + ".button"),
                        page(visit).append("/" + what),
                        page(visit),
                        visit.text("users." + what + ".sentence", visit.path("user"), visit.path("bot")))
                .asking(Field.text(
                                "reason",
                                visit.text("users.reason"),
                                visit.field("reason").orElse(""))
                        .hint(visit.text("users.reason.hint")))
                .refused(problem);
        return Future.succeededFuture(
                Answer.page("layout/confirm.jte", what.equals("revoke") ? asked.dangerous() : asked));
    }

    private static Answer done(Visit visit, String words) {
        return Answer.to(page(visit).toString(), Notice.done(words));
    }

    private static StringBuilder page(Visit visit) {
        return new StringBuilder(Address.of("/users/{}/{}", visit.path("bot"), visit.path("user"))
                .toString());
    }

    private static Address address(Visit visit, String below) {
        return Address.of("/bots/{}/users/{}" + below, visit.path("bot"), visit.path("user"));
    }
}
