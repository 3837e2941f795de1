package io.jackfield.console.letters;

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
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What could not be answered or delivered: by cause, one by one, given back to its plugins, given up. */
public final class LettersPage implements ConsolePage {
    private static final String ONE = "/letters/one/:letter";
    private static final String REPLAY = "/letters/replays/:replay";

    @Override
    public PageEntry entry() {
        return new PageEntry("letters", "/letters", OperatorRight.LETTERS, Icon.LETTER, Group.NOW)
                .withinThumbsReach()
                .byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/letters", LettersPage::groups)
                .get("/letters/list", LettersPage::list)
                .get("/letters/waiting", LettersPage::slow)
                .get("/letters/export", visit -> visit.pass("/letters/export"))
                .get(ONE, visit -> show(visit, "", ""))
                .get(ONE + "/content", OperatorRight.READ_CONTENT, visit -> show(visit, "/content", ""))
                .get(ONE + "/test", LettersPage::test)
                .get("/letters/replay", visit -> confirm(visit, "replay", LetterChoices.ofAddress(visit), ""))
                .post("/letters/replay", OperatorRight.LETTERS, LettersPage::replay)
                .get("/letters/delete", visit -> confirm(visit, "delete", LetterChoices.ofAddress(visit), ""))
                .post("/letters/delete", OperatorRight.LETTERS, LettersPage::delete)
                .get("/letters/replays", LettersPage::replays)
                .get(REPLAY, LettersPage::progress)
                .post(REPLAY + "/stop", OperatorRight.LETTERS, LettersPage::stop);
    }

    /** Users who have blocked a bot make undeliverable ones every day; those wait for nobody. */
    @Override
    public Future<Integer> waiting(Visit visit) {
        return visit.get("/letters?kind=dead&most=1").map(found -> found.getInteger("count"));
    }

    private static Future<Answer> groups(Visit visit) {
        LetterChoices choices = LetterChoices.ofAddress(visit);
        return list(visit, choices, "/letters/groups", false, found -> LetterTables.groups(visit, choices, found));
    }

    private static Future<Answer> list(Visit visit) {
        LetterChoices choices = LetterChoices.ofAddress(visit);
        return list(visit, choices, "/letters", true, found -> LetterTables.letters(visit, choices, found));
    }

    private static Future<Answer> list(
            Visit visit, LetterChoices choices, String api, boolean rows, Function<JsonObject, Table> table) {
        Address asked = choices.address(api);
        if (rows) {
            asked.with("before", visit.parameter("before"));
        }
        return visit.get(asked)
                .compose(found -> visit.get("/bots").map(bots -> {
                    List<String> ids = JsonText.objects(bots, "bots").stream()
                            .map(bot -> bot.getString("id"))
                            .toList();
                    return Answer.page(
                            "letters/list.jte", LettersModel.of(visit, choices, ids, table.apply(found), rows));
                }));
    }

    private static Future<Answer> slow(Visit visit) {
        return visit.get("/letters/waiting")
                .map(found -> Answer.page("letters/waiting.jte", LetterTables.waiting(visit, found)));
    }

    private static Future<Answer> show(Visit visit, String below, String test) {
        return visit.get(Address.of("/letters/{}" + below, visit.path("letter")))
                .map(letter -> Answer.page("letters/show.jte", LetterModel.of(visit, letter, test)));
    }

    private static Future<Answer> test(Visit visit) {
        return visit.get(Address.of("/letters/{}/test", visit.path("letter")))
                .compose(test -> show(visit, "", JsonText.text(test, "test")));
    }

    /** How many there are, and by which filter. */
    private static Future<Answer> confirm(Visit visit, String what, LetterChoices choices, String problem) {
        return visit.get(choices.address("/letters").with("most", (Object) 1)).map(found -> {
            long count = found.getLong("count");
            String filter = choices.words().isEmpty() ? visit.text("letters.every") : choices.words();
            Confirmation asked = Confirmation.of(
                            visit.count("letters." + what + ".title", count),
                            visit.text("letters." + what + ".button", count),
                            "/letters/" + what,
                            visit.back(choices.address("/letters/list")),
                            visit.count("letters." + what + ".sentence", count),
                            visit.text("letters.filter", filter))
                    .refused(problem);
            for (Map.Entry<String, String> value : choices.values().entrySet()) {
                asked = asked.with(value.getKey(), value.getValue());
            }
            return Answer.page("layout/confirm.jte", what.equals("delete") ? asked.dangerous() : asked);
        });
    }

    private static Future<Answer> replay(Visit visit) {
        LetterChoices choices = LetterChoices.ofForm(visit);
        return visit.post("/letters/replay", choices.body())
                .map(begun -> begun.getValue("replay") == null
                        ? (Answer) Answer.to("/letters", Notice.failed(visit.text("letters.replay.nothing")))
                        : Answer.to(Address.of("/letters/replays/{}", begun.getLong("replay"))
                                .toString()))
                .recover(Refusal.atForm(words -> confirm(visit, "replay", choices, words)));
    }

    private static Future<Answer> delete(Visit visit) {
        LetterChoices choices = LetterChoices.ofForm(visit);
        return visit.post("/letters/delete", choices.body())
                .map(done -> (Answer)
                        Answer.to("/letters", Notice.done(visit.count("letters.delete.done", done.getLong("deleted")))))
                .recover(Refusal.atForm(words -> confirm(visit, "delete", choices, words)));
    }

    private static Future<Answer> replays(Visit visit) {
        return visit.get("/letter-replays")
                .map(found -> Answer.page("letters/replays.jte", LetterTables.replays(visit, found)));
    }

    private static Future<Answer> progress(Visit visit) {
        return visit.get(Address.of("/letter-replays/{}", visit.path("replay")))
                .map(found -> Answer.page("letters/replay.jte", ReplayModel.of(visit, found)));
    }

    private static Future<Answer> stop(Visit visit) {
        return visit.post(Address.of("/letter-replays/{}/stop", visit.path("replay")), new JsonObject())
                .map(done -> Answer.to(
                        Address.of("/letters/replays/{}", visit.path("replay")).toString()));
    }
}
