package io.jackfield.console.plugins;

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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.BiFunction;

/** Every jar, one plugin with its tabs, what is done to it, and new jars. */
public final class PluginsPage implements ConsolePage {
    private static final String PLUGIN = "/plugins/:plugin";

    @Override
    public PageEntry entry() {
        return new PageEntry("plugins", "/plugins", OperatorRight.VIEW, Icon.PLUGIN, Group.MACHINE).withinThumbsReach();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/plugins", PluginsPage::list);
        InstallRoutes.addTo(routes);
        routes.get("/plugins/file/:file/remove", OperatorRight.INSTALL, visit -> askFile(visit, ""))
                .post("/plugins/file/:file/remove", OperatorRight.INSTALL, PluginsPage::removeFile)
                .get(PLUGIN, PluginsPage::state)
                .get(PLUGIN + "/permissions", visit -> tab(visit, OtherTabs::permissions))
                .get(PLUGIN + "/figures", visit -> tab(visit, OtherTabs::figures))
                .get(PLUGIN + "/tables", visit -> tab(visit, OtherTabs::tables))
                .get(PLUGIN + "/logs", OperatorRight.LOGS, PluginsPage::logs)
                .get(PLUGIN + "/pages", PagesTab::list)
                .get(PLUGIN + "/pages/:page", PagesTab::show);
        for (String word : List.of("enable", "disable", "reload", "release")) {
            change(routes, word, OperatorRight.PLUGINS);
        }
        change(routes, "rollback", OperatorRight.INSTALL);
        change(routes, "remove", OperatorRight.INSTALL);
    }

    private static void change(PageRoutes routes, String word, OperatorRight right) {
        routes.get(PLUGIN + "/" + word, right, visit -> ask(visit, word, ""))
                .post(PLUGIN + "/" + word, right, visit -> change(visit, word));
    }

    private static Future<Answer> list(Visit visit) {
        int from = visit.parameter("from")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        return visit.get(Address.of("/plugins")
                        .with("find", visit.parameter("find"))
                        .with("state", visit.parameter("state"))
                        .with("from", from)
                        .with("most", PluginList.PAGE))
                .map(told -> Answer.page("plugins/list.jte", PluginList.of(visit, told, from)));
    }

    private static Future<Answer> state(Visit visit) {
        String since = visit.parameter("since")
                .filter(text -> text.matches("\\d{1,18}"))
                .orElse("");
        if (since.isEmpty()) {
            return tab(visit, (asked, plugin) -> StateTab.of(asked, plugin, List.of(), false));
        }
        return visit.get(Address.of("/plugin-steps")
                        .with("plugin", visit.path("plugin"))
                        .with("after", since))
                .compose(steps -> tab(
                        visit, (asked, plugin) -> StateTab.of(asked, plugin, JsonText.objects(steps, "steps"), true)));
    }

    private static Future<Answer> tab(Visit visit, BiFunction<Visit, JsonObject, PluginModel> model) {
        return visit.get(Address.of("/plugins/{}", visit.path("plugin")))
                .map(plugin -> Answer.page("plugins/show.jte", model.apply(visit, plugin)));
    }

    private static Future<Answer> logs(Visit visit) {
        return visit.get(
                        Address.of("/logs").with("plugin", visit.path("plugin")).with("most", OtherTabs.LINES))
                .compose(found -> tab(visit, (asked, plugin) -> OtherTabs.logs(asked, plugin, found)));
    }

    private static Future<Answer> ask(Visit visit, String word, String problem) {
        String plugin = visit.path("plugin");
        Confirmation asked = Confirmation.of(
                        visit.text("plugins." + word + ".title", plugin),
                        visit.text("plugins." + word),
                        Address.of("/plugins/{}/" + word, plugin),
                        Address.of("/plugins/{}", plugin),
                        visit.text("plugins." + word + ".sentence", plugin))
                .asking(reason(visit))
                .refused(problem);
        return Future.succeededFuture(
                Answer.page("layout/confirm.jte", word.equals("remove") ? asked.dangerous() : asked));
    }

    private static Field reason(Visit visit) {
        return ReasonField.of(visit, "plugins.reason");
    }

    private static Future<Answer> change(Visit visit, String word) {
        String plugin = visit.path("plugin");
        JsonObject body = visit.body("reason");
        Future<JsonObject> done;
        if (word.equals("release")) {
            done = visit.post(Address.of("/plugins/{}/release", plugin), body);
        } else if (word.equals("remove")) {
            done = visit.call(HttpMethod.DELETE, Address.of("/plugins/{}", plugin), body.put("wait", false));
        } else {
            done = visit.post(Address.of("/plugins/{}/" + word, plugin), body.put("wait", false));
        }
        return done.map(told -> changed(visit, word, plugin, told))
                .recover(Refusal.atForm(words -> ask(visit, word, words)));
    }

    private static Answer changed(Visit visit, String word, String plugin, JsonObject told) {
        if (word.equals("remove")) {
            return Answer.to("/plugins", Notice.done(visit.text("plugins.remove.done", plugin)));
        }
        Address page = Address.of("/plugins/{}", plugin);
        return told.containsKey("since")
                ? Answer.to(page.with("since", told.getLong("since")).toString())
                : Answer.to(page.toString(), Notice.done(visit.text("plugins." + word + ".done", plugin)));
    }

    private static Future<Answer> askFile(Visit visit, String problem) {
        String file = visit.path("file");
        return Future.succeededFuture(Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("plugins.remove.title", file),
                                visit.text("plugins.remove"),
                                Address.of("/plugins/file/{}/remove", file),
                                "/plugins",
                                visit.text("plugins.remove.file", file))
                        .refused(problem)
                        .dangerous()));
    }

    private static Future<Answer> removeFile(Visit visit) {
        return visit.call(
                        HttpMethod.DELETE,
                        Address.of("/plugin-files/{}", visit.path("file")),
                        new JsonObject().put("wait", false))
                .map(told -> (Answer)
                        Answer.to("/plugins", Notice.done(visit.text("plugins.remove.done", visit.path("file")))))
                .recover(Refusal.atForm(words -> askFile(visit, words)));
    }
}
