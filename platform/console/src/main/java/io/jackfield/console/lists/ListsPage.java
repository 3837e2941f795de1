package io.jackfield.console.lists;

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
import io.jackfield.console.lists.ListsModel.Found;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Lists that plugins bring, such as applications: their rows, and what can be done to them. */
public final class ListsPage implements ConsolePage {
    private static final String LIST = "/lists/:bot/:list";
    private static final String ROW = LIST + "/rows/:row/:action";

    @Override
    public PageEntry entry() {
        return new PageEntry("lists", "/lists", OperatorRight.LISTS, Icon.LIST, Group.PEOPLE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/lists", ListsPage::all)
                .get(LIST, ListsPage::rows)
                .get(LIST + "/export", visit -> visit.pass(Address.of("/lists/{}", visit.path("list"))))
                .get(ROW, visit -> confirm(visit, ""))
                .post(ROW, OperatorRight.LISTS, ListsPage::act);
    }

    private static Future<Answer> all(Visit visit) {
        return visit.get("/bots").compose(bots -> all(visit, JsonText.objects(bots, "bots")));
    }

    private static Future<Answer> all(Visit visit, List<JsonObject> bots) {
        String chosen = visit.choices().bot().orElse("");
        boolean known = bots.stream().anyMatch(bot -> bot.getString("id").equals(chosen));
        List<Future<Found>> asked = bots.stream()
                .filter(bot -> !known || bot.getString("id").equals(chosen))
                .map(bot -> visit.get(language(visit, Address.of("/lists").with("bot", bot.getString("id"))))
                        .map(found -> new Found(bot, found)))
                .toList();
        return Future.all(asked).map(all -> Answer.page("lists/all.jte", ListsModel.of(visit, all.list())));
    }

    private static Future<Answer> rows(Visit visit) {
        return visit.get(asked(visit))
                .map(list -> Answer.page(
                        "lists/rows.jte", ListModel.of(visit, visit.path("bot"), visit.path("list"), list)));
    }

    /** The rows that the address of the page asks for. */
    private static Address asked(Visit visit) {
        Address address =
                language(visit, Address.of("/lists/{}/rows", visit.path("list")).with("bot", visit.path("bot")));
        visit.context().queryParams().forEach((name, value) -> {
            if (!name.equals("bot") && !name.equals("language") && !value.isBlank()) {
                address.with(name, value);
            }
        });
        return address;
    }

    private static Address language(Visit visit, Address address) {
        return address.with("language", visit.choices().language().tag());
    }

    private static Future<Answer> confirm(Visit visit, String problem) {
        return visit.get(language(visit, Address.of("/lists").with("bot", visit.path("bot"))))
                .map(lists -> {
                    String action = label(lists, visit.path("list"), visit.path("action"));
                    Confirmation asked = Confirmation.of(
                                    action,
                                    action,
                                    list(visit) + Address.of("/rows/{}/{}", visit.path("row"), visit.path("action")),
                                    list(visit),
                                    visit.text("lists.sentence", action, visit.path("row")))
                            .asking(Field.text(
                                    "reason",
                                    visit.text("lists.reason"),
                                    visit.field("reason").orElse("")))
                            .refused(problem);
                    return Answer.page("layout/confirm.jte", asked);
                });
    }

    private static String label(JsonObject lists, String list, String action) {
        return JsonText.objects(lists, "lists").stream()
                .filter(one -> one.getString("name").equals(list))
                .flatMap(one -> JsonText.objects(one, "actions").stream())
                .filter(one -> one.getString("action").equals(action))
                .map(one -> one.getString("label"))
                .findFirst()
                .orElse(action);
    }

    private static Future<Answer> act(Visit visit) {
        Address address = language(
                visit,
                Address.of("/lists/{}/rows/{}/{}", visit.path("list"), visit.path("row"), visit.path("action"))
                        .with("bot", visit.path("bot")));
        return visit.post(address, visit.body("reason"))
                .map(done -> (Answer) Answer.to(list(visit), Notice.done(said(visit, done))))
                .recover(Refusal.atForm(words -> confirm(visit, words)));
    }

    /** The words of the plugin, where it has any. */
    private static String said(Visit visit, JsonObject done) {
        String words = JsonText.text(done, "done");
        return words.isEmpty() ? visit.text("lists.done") : words;
    }

    private static String list(Visit visit) {
        return Address.of("/lists/{}/{}", visit.path("bot"), visit.path("list")).toString();
    }
}
