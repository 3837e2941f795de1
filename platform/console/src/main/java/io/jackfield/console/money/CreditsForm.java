package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Credits of one user: seen, given and taken. */
final class CreditsForm {
    private CreditsForm() {}

    static Future<Answer> show(Visit visit) {
        return show(visit, "");
    }

    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get(address(visit).with("before", visit.parameter("before")))
                .map(found -> {
                    Answer.Shown page = Answer.page("money/credits.jte", CreditsModel.of(visit, found, problem));
                    return problem.isEmpty() ? page : page.refused();
                });
    }

    static Future<Answer> change(Visit visit) {
        String how = visit.field("how").filter("take"::equals).orElse("give");
        JsonObject order = visit.body("credits", "key", "reason");
        if (how.equals("give") && visit.field("quiet").isPresent()) {
            order.put("quiet", true);
        }
        return visit.post(Address.of("/bots/{}/users/{}/credits/" + how, visit.path("bot"), visit.path("user")), order)
                .map(done -> (Answer) Answer.to(
                        Address.of("/money/credits/{}/{}", visit.path("bot"), visit.path("user"))
                                .toString(),
                        Notice.done(visit.text("money.credits.done." + how, order.getString("credits", "")))))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    private static Address address(Visit visit) {
        return Address.of("/bots/{}/users/{}/credits", visit.path("bot"), visit.path("user"));
    }
}
