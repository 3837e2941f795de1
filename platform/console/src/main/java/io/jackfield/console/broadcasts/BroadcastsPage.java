package io.jackfield.console.broadcasts;

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
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The list, one broadcast, and what is done to it. */
public final class BroadcastsPage implements ConsolePage {
    private static final String ONE = "/broadcasts/:bot/:id";

    @Override
    public PageEntry entry() {
        return new PageEntry("broadcasts", "/broadcasts", OperatorRight.BROADCAST, Icon.MEGAPHONE, Group.PEOPLE);
    }

    @Override
    public void routes(PageRoutes routes) {
        OperatorRight right = OperatorRight.BROADCAST;
        routes.get("/broadcasts", BroadcastsPage::list);
        BroadcastEditor.addTo(routes);
        routes.get(ONE, BroadcastsPage::show)
                .post(ONE + "/test", right, BroadcastsPage::test)
                .upload(ONE + "/file", right, BroadcastsPage::attach)
                .post(ONE + "/detach", right, BroadcastsPage::detach)
                .get(ONE + "/start", right, visit -> confirmStart(visit, ""))
                .post(ONE + "/start", right, BroadcastsPage::start)
                .post(ONE + "/pause", right, visit -> move(visit, "pause"))
                .post(ONE + "/resume", right, visit -> move(visit, "resume"))
                .get(ONE + "/stop", right, visit -> confirm(visit, "stop"))
                .post(ONE + "/stop", right, visit -> move(visit, "stop"))
                .get(ONE + "/delete", right, visit -> confirm(visit, "delete"))
                .post(ONE + "/delete", right, BroadcastsPage::delete);
    }

    private static Future<Answer> list(Visit visit) {
        Address address = visit.choices()
                .bot()
                .map(bot -> Address.of("/bots/{}/broadcasts", bot))
                .orElseGet(() -> Address.of("/broadcasts"));
        return visit.get(address.with("before", visit.parameter("before")))
                .map(found -> Answer.page("broadcasts/list.jte", BroadcastList.of(visit, found)));
    }

    private static Future<Answer> show(Visit visit) {
        return show(visit, "");
    }

    /** With its previews, and how many it would go to; what runs needs none of them. */
    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get(api(visit, "")).compose(one -> {
            boolean draft = "draft".equals(one.getString("state"));
            return previews(visit, one)
                    .compose(previews -> count(visit, one, draft).map(count -> {
                        Answer.Shown page = Answer.page(
                                "broadcasts/show.jte", BroadcastModel.of(visit, one, previews, count, problem));
                        return (Answer) (problem.isEmpty() ? page : page.refused());
                    }));
        });
    }

    private static Future<List<JsonObject>> previews(Visit visit, JsonObject one) {
        List<String> languages =
                one.getJsonObject("texts").fieldNames().stream().sorted().toList();
        List<Future<JsonObject>> asked = (languages.isEmpty() ? List.of("") : languages)
                .stream()
                        .map(language -> visit.get(api(visit, "/preview").with("language", Optional.of(language))))
                        .toList();
        return Future.all(asked).map(all -> all.list());
    }

    private static Future<Optional<JsonObject>> count(Visit visit, JsonObject one, boolean draft) {
        return draft
                ? visit.post(Address.of("/bots/{}/broadcasts/audience", visit.path("bot")), audience(one))
                        .map(Optional::of)
                        .otherwise(Optional.empty())
                : Future.succeededFuture(Optional.empty());
    }

    private static JsonObject audience(JsonObject one) {
        return new JsonObject().put("audience", one.getJsonObject("audience")).put("news", one.getBoolean("news"));
    }

    private static Future<Answer> test(Visit visit) {
        return visit.post(api(visit, "/test"), visit.body("user", "language"))
                .map(sent -> back(visit, visit.text("broadcasts.test.done", sent.getLong("sentTo"))))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    private static Future<Answer> attach(Visit visit) {
        String name = fileName(visit);
        boolean photo = name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
        String type = photo
                ? name.toLowerCase(Locale.ROOT).endsWith("png") ? "image/png" : "image/jpeg"
                : "application/octet-stream";
        return visit.upload(api(visit, "/file")
                        .with("name", (Object) name)
                        .with("type", (Object) type)
                        .with("photo", (Object) photo))
                .map(done -> back(visit, visit.text("broadcasts.file.done", name)))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    private static String fileName(Visit visit) {
        String name = visit.context().request().getHeader("X-File-Name");
        try {
            return name == null ? "file" : URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "file";
        }
    }

    private static Future<Answer> detach(Visit visit) {
        return visit.call(HttpMethod.DELETE, api(visit, "/file"), new JsonObject())
                .map(done -> back(visit, visit.text("broadcasts.file.gone")))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    /** Names the number of people. */
    private static Future<Answer> confirmStart(Visit visit, String problem) {
        return visit.get(api(visit, ""))
                .compose(one -> visit.post(Address.of("/bots/{}/broadcasts/audience", visit.path("bot")), audience(one))
                        .map(count -> {
                            String name = JsonText.text(one, "name");
                            Confirmation asked = Confirmation.of(
                                            visit.text("broadcasts.start.title", name),
                                            visit.text("broadcasts.start.button"),
                                            here(visit) + "/start",
                                            here(visit),
                                            visit.text(
                                                    "broadcasts.start.sentence",
                                                    BroadcastModel.people(visit, count),
                                                    visit.path("bot")),
                                            visit.text("broadcasts.start.once"))
                                    .asking(Field.text(
                                                    "at",
                                                    visit.text("broadcasts.start.at"),
                                                    visit.field("at").orElse(""))
                                            .hint(visit.text("broadcasts.start.at.hint")))
                                    .refused(problem);
                            return (Answer) Answer.page("layout/confirm.jte", asked);
                        }));
    }

    private static Future<Answer> start(Visit visit) {
        return visit.post(api(visit, "/start"), visit.body("at"))
                .map(begun -> back(
                        visit, visit.text("broadcasts.begun." + begun.getString("state"), begun.getString("name"))))
                .recover(Refusal.atForm(words -> confirmStart(visit, words)));
    }

    private static Future<Answer> move(Visit visit, String what) {
        return visit.post(api(visit, "/" + what), new JsonObject())
                .map(done -> back(visit, visit.text("broadcasts." + what + ".done", done.getString("name"))))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    private static Future<Answer> confirm(Visit visit, String what) {
        return visit.get(api(visit, "")).map(one -> {
            Confirmation asked = Confirmation.of(
                    visit.text("broadcasts." + what + ".title", JsonText.text(one, "name")),
                    visit.text("broadcasts." + what + ".button"),
                    here(visit) + "/" + what,
                    here(visit),
                    visit.text("broadcasts." + what + ".sentence"));
            return Answer.page("layout/confirm.jte", asked.dangerous());
        });
    }

    private static Future<Answer> delete(Visit visit) {
        return visit.call(HttpMethod.DELETE, api(visit, ""), new JsonObject())
                .map(done -> (Answer)
                        Answer.to("/broadcasts", Notice.done(visit.text("broadcasts.delete.done", visit.path("id")))))
                .recover(Refusal.atForm(words -> show(visit, words)));
    }

    private static Answer back(Visit visit, String words) {
        return Answer.to(here(visit), Notice.done(words));
    }

    private static String here(Visit visit) {
        return Address.of("/broadcasts/{}/{}", visit.path("bot"), visit.path("id"))
                .toString();
    }

    static Address api(Visit visit, String below) {
        return Address.of("/bots/{}/broadcasts/{}" + below, visit.path("bot"), visit.path("id"));
    }
}
