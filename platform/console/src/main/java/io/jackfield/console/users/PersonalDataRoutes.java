package io.jackfield.console.users;

import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.Field;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Everything that is kept of a user as a file, and its end. */
final class PersonalDataRoutes {
    private PersonalDataRoutes() {}

    static void addTo(PageRoutes routes, String user) {
        routes.patientPost(user + "/export", OperatorRight.PERSONAL_DATA, PersonalDataRoutes::export)
                .get(user + "/erase", OperatorRight.PERSONAL_DATA, visit -> confirm(visit, ""))
                .patientPost(user + "/erase", OperatorRight.PERSONAL_DATA, PersonalDataRoutes::erase);
    }

    private static Future<Answer> export(Visit visit) {
        return visit.post(UsersPage.address(visit, "/export"), new JsonObject())
                .compose(all -> visit.context()
                        .response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader(
                                "Content-Disposition",
                                "attachment; filename=\"" + all.getString("bot") + "-user-" + all.getLong("user")
                                        + ".json\"")
                        .end(all.encodePrettily() + "\n")
                        .map(new Answer.Written()));
    }

    private static Future<Answer> confirm(Visit visit, String problem) {
        return Future.succeededFuture(Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("users.erase.title"),
                                visit.text("users.erase.button"),
                                UsersPage.page(visit) + "/erase",
                                UsersPage.page(visit),
                                visit.text("users.erase.sentence", visit.path("user"), visit.path("bot")),
                                visit.text("users.erase.books"))
                        .asking(
                                Field.text("confirm", visit.text("users.erase.confirm", visit.path("user")), "")
                                        .needed(),
                                UsersPage.reason(visit))
                        .dangerous()
                        .refused(problem)));
    }

    private static Future<Answer> erase(Visit visit) {
        return visit.post(UsersPage.address(visit, "/erase"), visit.body("confirm", "reason"))
                .map(erased -> (Answer) Answer.to("/users", notice(visit, erased)))
                .recover(Refusal.atForm(words -> confirm(visit, words)));
    }

    private static Notice notice(Visit visit, JsonObject erased) {
        JsonObject failed = erased.getJsonObject("failed", new JsonObject());
        return failed.isEmpty()
                ? Notice.done(visit.text("users.erase.done", visit.path("user")))
                : new Notice(Tone.BAD, visit.text("users.erase.partly", String.join(", ", failed.fieldNames())));
    }
}
