package io.jackfield.console.broadcasts;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A draft, new or there already: its form, and the count of its audience while it is filled in. */
final class BroadcastEditor {
    private BroadcastEditor() {}

    /** Before those with an id in their path. */
    static void addTo(PageRoutes routes) {
        OperatorRight right = OperatorRight.BROADCAST;
        routes.get("/broadcasts/new", right, visit -> blank(visit))
                .post("/broadcasts/count", right, BroadcastEditor::count)
                .post("/broadcasts/new", right, BroadcastEditor::create)
                .get("/broadcasts/:bot/:id/edit", right, BroadcastEditor::edit)
                .post("/broadcasts/:bot/:id/edit", right, BroadcastEditor::change);
    }

    private static Future<Answer> blank(Visit visit) {
        return visit.get("/bots")
                .map(bots -> Answer.page(
                        "broadcasts/edit.jte", BroadcastForm.of(visit, bots, new JsonObject(), Optional.empty(), "")));
    }

    private static Future<Answer> create(Visit visit) {
        String bot = visit.field("bot").orElse("");
        JsonObject draft = FormFields.of(visit.form());
        if (bot.isEmpty()) {
            return again(visit, draft, Optional.empty(), visit.text("broadcasts.bot"));
        }
        return visit.post(Address.of("/bots/{}/broadcasts", bot), draft)
                .map(made -> done(visit, bot, made))
                .recover(Refusal.atForm(words -> again(visit, draft, Optional.empty(), words)));
    }

    private static Future<Answer> edit(Visit visit) {
        return visit.get(BroadcastsPage.api(visit, ""))
                .compose(one -> visit.get("/bots")
                        .map(bots -> Answer.page(
                                "broadcasts/edit.jte",
                                BroadcastForm.of(visit, bots, one, Optional.of(visit.path("id")), ""))));
    }

    private static Future<Answer> change(Visit visit) {
        JsonObject draft = FormFields.of(visit.form());
        return visit.post(BroadcastsPage.api(visit, ""), draft)
                .map(made -> done(visit, visit.path("bot"), made))
                .recover(Refusal.atForm(words -> again(visit, draft, Optional.of(visit.path("id")), words)));
    }

    private static Answer done(Visit visit, String bot, JsonObject made) {
        return Answer.to(
                Address.of("/broadcasts/{}/{}", bot, made.getLong("id")).toString(),
                Notice.done(visit.text("broadcasts.saved")));
    }

    private static Future<Answer> again(Visit visit, JsonObject draft, Optional<String> id, String words) {
        return visit.get("/bots")
                .map(bots -> Answer.page("broadcasts/edit.jte", BroadcastForm.of(visit, bots, draft, id, words))
                        .refused());
    }

    /** The part of the form that says how many it would go to. */
    private static Future<Answer> count(Visit visit) {
        JsonObject draft = FormFields.of(visit.form());
        Optional<String> bot = visit.field("bot");
        if (bot.isEmpty()) {
            return Future.succeededFuture(
                    Answer.page("broadcasts/count.jte", new AudienceCount(visit.text("broadcasts.bot"))));
        }
        return visit.post(
                        Address.of("/bots/{}/broadcasts/audience", bot.get()),
                        new JsonObject()
                                .put("audience", draft.getJsonObject("audience"))
                                .put("news", draft.getBoolean("news")))
                .map(count -> BroadcastModel.people(visit, count))
                .recover(error -> Future.succeededFuture(error.getMessage()))
                .map(words -> Answer.page("broadcasts/count.jte", new AudienceCount(words)));
    }
}
