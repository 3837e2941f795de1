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
import io.jackfield.console.parts.ReasonField;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Finds users, shows one, gives and takes back plans, writes to them, keeps them out. */
public final class UsersPage implements ConsolePage {
    private static final String USER = "/users/:bot/:user";
    private static final List<String> CHANGES = List.of("revoke", "reset", "block", "unblock");
    private static final Set<String> DANGEROUS = Set.of("revoke", "block");

    @Override
    public PageEntry entry() {
        return new PageEntry("users", "/users", OperatorRight.READ_USERS, Icon.PEOPLE, Group.PEOPLE)
                .withinThumbsReach()
                .byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/users", UsersPage::list)
                .get(USER, visit -> show(visit, ""))
                .get(USER + "/events", UsersPage::events)
                .get(USER + "/dialogue", OperatorRight.READ_CONTENT, UsersPage::dialogue)
                .post(USER + "/grant", OperatorRight.CHANGE_USERS, UsersPage::grant)
                .post(USER + "/message", OperatorRight.MESSAGE_USERS, UsersPage::message);
        for (String what : CHANGES) {
            routes.get(USER + "/" + what, OperatorRight.CHANGE_USERS, visit -> confirm(visit, what, ""))
                    .post(USER + "/" + what, OperatorRight.CHANGE_USERS, visit -> change(visit, what));
        }
        PersonalDataRoutes.addTo(routes, USER);
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get("/bots").compose(bots -> {
            UserSearch search = UserSearch.of(visit, JsonText.objects(bots, "bots"));
            return visit.get(search.address().with("after", visit.parameter("after")))
                    .map(found -> Answer.page("users/list.jte", search.model(visit, found)));
        });
    }

    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get(address(visit, ""))
                .map(user -> UserModel.of(visit, user, problem))
                .map(model -> problem.isEmpty()
                        ? Answer.page("users/show.jte", model)
                        : Answer.page("users/show.jte", model).refused());
    }

    private static Future<Answer> events(Visit visit) {
        return visit.get(visit.within(address(visit, "/events"))
                        .with("name", visit.parameter("name"))
                        .with("before", visit.parameter("before")))
                .map(found -> Answer.page("users/events.jte", UserEvents.of(visit, found)));
    }

    private static Future<Answer> dialogue(Visit visit) {
        return visit.get(address(visit, "/dialogue").with("before", visit.parameter("before")))
                .map(found -> Answer.page("users/dialogue.jte", UserDialogue.of(visit, found)));
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

    private static Future<Answer> message(Visit visit) {
        return visit.post(address(visit, "/message"), visit.body("text", "reason"))
                .map(sent -> done(visit, visit.text("users.message.done", visit.path("user"))))
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
                        page(visit) + "/" + what,
                        visit.back(page(visit)),
                        visit.text("users." + what + ".sentence", visit.path("user"), visit.path("bot")))
                .asking(reason(visit))
                .refused(problem);
        return Future.succeededFuture(
                Answer.page("layout/confirm.jte", DANGEROUS.contains(what) ? asked.dangerous() : asked));
    }

    static Field reason(Visit visit) {
        return ReasonField.of(visit, "users.reason");
    }

    private static Answer done(Visit visit, String words) {
        return Answer.to(page(visit), Notice.done(words));
    }

    /** Of the user, below the console. */
    static String page(Visit visit) {
        return Address.of("/users/{}/{}", visit.path("bot"), visit.path("user")).toString();
    }

    /** Of the user, below the API. */
    static Address address(Visit visit, String below) {
        return Address.of("/bots/{}/users/{}" + below, visit.path("bot"), visit.path("user"));
    }
}
