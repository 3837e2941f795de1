package io.jackfield.console.models;

import io.jackfield.api.StandardError;
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
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Chart.Line;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Models: how they are and what they cost, a prompt to try one, and a rest for one. */
public final class ModelsPage implements ConsolePage {
    private static final String PAGE = "/models";
    private static final String SHOW = PAGE + "/show";
    private static final Set<StandardError> BUSY = Set.of(StandardError.OVERLOADED);

    @Override
    public PageEntry entry() {
        return new PageEntry("models", PAGE, OperatorRight.VIEW, Icon.MODEL, Group.MACHINE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PAGE, ModelsPage::list)
                .get(PAGE + "/chart", ModelsPage::chart)
                .get(SHOW, visit -> show(visit, ""))
                .post(PAGE + "/try", OperatorRight.MODELS, ModelsPage::begin)
                .get(PAGE + "/tries/:try", OperatorRight.MODELS, ModelsPage::trial);
        for (String verb : List.of("rest", "resume")) {
            routes.get(PAGE + "/" + verb, OperatorRight.MODELS, visit -> confirm(visit, verb, ""))
                    .post(PAGE + "/" + verb, OperatorRight.MODELS, visit -> change(visit, verb));
        }
    }

    static Address ofBot(Visit visit, String path) {
        return Address.of(path)
                .with("bot", visit.parameter("bot").or(() -> visit.choices().bot()));
    }

    private static Future<Answer> list(Visit visit) {
        boolean all = visit.parameter("show").filter("all"::equals).isPresent();
        return visit.get(ofBot(visit, PAGE).with("offered", (Object) !all))
                .map(found -> Answer.page("models/list.jte", ModelsModel.of(visit, found)));
    }

    /** What the dearest models cost, by the day. */
    private static Future<Answer> chart(Visit visit) {
        return visit.get(ofBot(visit, "/models/costs")).map(costs -> {
            List<Long> times = new ArrayList<>();
            costs.getJsonArray("times").forEach(time -> times.add(((Number) time).longValue()));
            List<Line> lines = new ArrayList<>();
            for (JsonObject line : JsonText.objects(costs, "lines")) {
                List<Number> values = new ArrayList<>();
                line.getJsonArray("values").forEach(value -> values.add((Number) value));
                String model = line.getString("model");
                lines.add(new Line(model == null ? visit.text("models.others") : model, values));
            }
            return new Answer.Json(Chart.json(times, "$", lines));
        });
    }

    private static String asked(Visit visit, String name) {
        return visit.field(name).or(() -> visit.parameter(name)).orElse("");
    }

    private static JsonObject which(Visit visit) {
        return new JsonObject().put("provider", asked(visit, "provider")).put("model", asked(visit, "model"));
    }

    /** Without figures of other models; a page says so when there is none of that name. */
    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get(ModelWords.path("/models", which(visit))).map(found -> {
            List<JsonObject> models = JsonText.objects(found, "models");
            if (models.isEmpty()) {
                return Answer.to(PAGE, Notice.failed(visit.text("models.unknown", asked(visit, "model"))));
            }
            Answer.Shown page = Answer.page("models/show.jte", ModelModel.of(visit, models.getFirst(), problem));
            return problem.isEmpty() ? page : page.refused();
        });
    }

    private static Future<Answer> begin(Visit visit) {
        JsonObject order = which(visit).mergeIn(visit.body("prompt", "bot", "tokens", "seconds"));
        return visit.post("/models/tries", order)
                .map(trial -> (Answer) Answer.to(
                        Address.of("/models/tries/{}", trial.getString("id")).toString()))
                .recover(Refusal.atForm(BUSY, words -> show(visit, words)));
    }

    private static Future<Answer> trial(Visit visit) {
        return visit.get(Address.of("/models/tries/{}", visit.path("try")))
                .map(trial -> Answer.page("models/trial.jte", TrialModel.of(visit, trial)));
    }

    private static Future<Answer> confirm(Visit visit, String verb, String problem) {
        List<Field> fields = new ArrayList<>();
        if (verb.equals("rest")) {
            fields.add(Field.select(
                    "hours",
                    visit.text("models.rest.hours"),
                    visit.form().isEmpty() ? "24" : visit.field("hours").orElse(""),
                    List.of(
                            new Option("1", visit.text("models.rest.hour")),
                            new Option("24", visit.text("models.rest.day")),
                            new Option("168", visit.text("models.rest.week")),
                            new Option("", visit.text("models.rest.ever")))));
        }
        Field reason = Field.text("reason", visit.text("models.reason"), asked(visit, "reason"));
        fields.add(verb.equals("rest") ? reason.needed() : reason);
        JsonObject which = which(visit);
        Answer.Shown page = Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("models." + verb + ".title"),
                                visit.text("models." + verb),
                                PAGE + "/" + verb,
                                ModelWords.path(SHOW, which),
                                visit.text("models." + verb + ".sentence", which.getString("model")))
                        .asking(fields.toArray(Field[]::new))
                        .with("provider", which.getString("provider"))
                        .with("model", which.getString("model"))
                        .refused(problem));
        return Future.succeededFuture(problem.isEmpty() ? page : page.refused());
    }

    private static Future<Answer> change(Visit visit, String verb) {
        JsonObject order = which(visit).mergeIn(visit.body("hours", "reason"));
        return visit.post(PAGE + "/" + verb, order)
                .map(done -> (Answer)
                        Answer.to(ModelWords.path(SHOW, order).toString(), Notice.done(done(visit, verb, done))))
                .recover(Refusal.atForm(words -> confirm(visit, verb, words)));
    }

    private static String done(Visit visit, String verb, JsonObject done) {
        String words = visit.text("models." + verb + ".done", done.getString("model"));
        List<String> alone = JsonText.texts(done, "withoutFallback");
        return alone.isEmpty() ? words : words + " " + visit.text("models.rest.alone", String.join(", ", alone));
    }
}
