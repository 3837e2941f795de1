package io.jackfield.console.settings;

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
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is set over the files, every value with where it comes from, and the forms of plugins and bots. */
public final class SettingsPage implements ConsolePage {
    @Override
    public PageEntry entry() {
        return new PageEntry("settings", "/settings", OperatorRight.VIEW, Icon.SETTINGS, Group.MACHINE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/settings", SettingsPage::list)
                .get("/system/config", SettingsPage::effective)
                .get("/settings/reset", OperatorRight.SETTINGS, visit -> askReset(visit, ""))
                .post("/settings/reset", OperatorRight.SETTINGS, SettingsPage::reset);
        FormRoutes.addTo(routes);
    }

    /** How many do not count. */
    @Override
    public Future<Integer> waiting(Visit visit) {
        return visit.get("/settings")
                .map(told -> JsonText.texts(told, "problems").size());
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get("/settings").map(told -> Answer.page("settings/list.jte", SettingsList.of(visit, told)));
    }

    private static Future<Answer> effective(Visit visit) {
        return visit.get("/settings")
                .compose(told -> visit.get(Address.of("/settings/effective")
                                .with("plugin", visit.parameter("plugin"))
                                .with("bot", visit.parameter("bot"))
                                .with("contains", visit.parameter("contains"))
                                .with("after", visit.parameter("after")))
                        .map(values -> Answer.page("settings/effective.jte", EffectiveModel.of(visit, told, values))));
    }

    private static Future<Answer> askReset(Visit visit, String problem) {
        Target target = Target.ofParameters(visit);
        String path = visit.parameter("path").or(() -> visit.field("path")).orElse("");
        Confirmation asked = Confirmation.of(
                        visit.text("settings.reset.title", path),
                        visit.text("settings.reset"),
                        "/settings/reset",
                        "/settings",
                        visit.text("settings.reset.sentence", path, target.words(visit)))
                .with("plugin", target.plugin())
                .with("bot", target.bot())
                .with("path", path)
                .asking(ReasonField.of(visit, "settings.reason"))
                .refused(problem);
        return Future.succeededFuture(Answer.page("layout/confirm.jte", asked));
    }

    private static Future<Answer> reset(Visit visit) {
        JsonObject order = visit.body("plugin", "bot", "reason")
                .put("paths", new JsonArray().add(visit.field("path").orElse("")));
        return visit.post("/settings/reset", order)
                .map(done -> (Answer)
                        Answer.to(Target.ofParameters(visit).page(), Notice.done(visit.text("settings.reset.done"))))
                .recover(Refusal.atForm(words -> askReset(visit, words)));
    }
}
