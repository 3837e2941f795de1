package io.jackfield.console.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.admin.FieldProblems;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** The forms of plugins and bots. */
final class FormRoutes {
    private static final String OF_PLUGIN = "/plugins/:plugin/settings";
    private static final String OF_BOT = "/bots/:bot/settings";

    private FormRoutes() {}

    static void addTo(PageRoutes routes) {
        routes.get(OF_PLUGIN, visit -> show(visit, ofPlugin(visit)))
                .post(OF_PLUGIN, OperatorRight.SETTINGS, visit -> change(visit, ofPlugin(visit)))
                .get(OF_BOT, visit -> show(visit, ofBot(visit)))
                .post(OF_BOT, OperatorRight.SETTINGS, visit -> change(visit, ofBot(visit)));
    }

    private static Target ofPlugin(Visit visit) {
        return new Target(
                visit.path("plugin"),
                visit.parameter("bot").or(() -> visit.field("bot")).orElse(""));
    }

    private static Target ofBot(Visit visit) {
        return new Target("", visit.path("bot"));
    }

    private static Future<Answer> show(Visit visit, Target target) {
        return form(visit, target, Map.of(), "", Function.identity());
    }

    /** The models and plans to choose from. */
    private static Future<JsonObject> ofBot(Visit visit, Target target) {
        return target.bot().isEmpty()
                ? Future.succeededFuture(new JsonObject())
                : visit.get(Address.of("/bots/{}", target.bot()))
                        .map(bot -> new JsonObject()
                                .put("models", bot.getJsonArray("models"))
                                .put("plans", bot.getJsonArray("plans")));
    }

    private static Future<Answer> form(
            Visit visit,
            Target target,
            Map<String, String> problems,
            String problem,
            Function<Answer.Shown, Answer.Shown> as) {
        return visit.get("/settings")
                .compose(told -> ofBot(visit, target).map(told::mergeIn))
                .compose(told -> visit.get(target.in("/settings/form"))
                        .map(form -> as.apply(Answer.page(
                                "settings/form.jte", FormModel.of(visit, target, told, form, problems, problem)))));
    }

    /** Only what the operator has changed is sent, so that two of them do not undo each other's work. */
    private static Future<Answer> change(Visit visit, Target target) {
        JsonArray changes = new JsonArray();
        visit.form().names().stream()
                .filter(name -> name.startsWith("/"))
                .sorted()
                .forEach(name -> {
                    String text = FormModel.normalised(visit.form().get(name));
                    if (!FormModel.mark(text).equals(visit.form().get(FormModel.WAS + name))) {
                        changes.add(new JsonObject().put("path", name).put("text", text));
                    }
                });
        if (changes.isEmpty()) {
            return Future.succeededFuture(Answer.to(target.page(), Notice.done(visit.text("settings.unchanged"))));
        }
        JsonObject order = target.body().put("changes", changes);
        visit.field("reason").ifPresent(reason -> order.put("reason", reason));
        return visit.post("/settings/change", order)
                .map(done ->
                        (Answer) Answer.to(target.page(), Notice.done(visit.count("settings.changed", changes.size()))))
                .recover(error -> error instanceof JackfieldException refused
                                && !refused.error().retryable()
                        ? form(visit, target, FieldProblems.of(refused), refused.getMessage(), Answer.Shown::refused)
                        : Future.failedFuture(error));
    }
}
