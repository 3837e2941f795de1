package io.jackfield.console.bots;

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
import io.vertx.core.json.JsonObject;
import java.util.List;

/** All bots, one bot, and what is done to the way of its updates. */
public final class BotsPage implements ConsolePage {
    private static final String BOT = "/bots/:bot";

    @Override
    public PageEntry entry() {
        return new PageEntry("bots", "/bots", OperatorRight.VIEW, Icon.BOT, Group.MACHINE);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/bots", BotsPage::list)
                .get(BOT, BotsPage::show)
                .post(BOT + "/check", OperatorRight.VIEW, BotsPage::check);
        for (String word : List.of("pause", "resume", "webhook")) {
            routes.get(BOT + "/" + word, OperatorRight.SETTINGS, visit -> ask(visit, word, ""))
                    .post(BOT + "/" + word, OperatorRight.SETTINGS, visit -> change(visit, word));
        }
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get(Address.of("/bots").with("all", true))
                .map(told -> Answer.page("bots/list.jte", BotList.of(visit, told)));
    }

    private static Future<Answer> show(Visit visit) {
        return visit.get(Address.of("/bots/{}", visit.path("bot")))
                .map(bot -> Answer.page("bots/show.jte", BotModel.of(visit, bot)));
    }

    private static Future<Answer> check(Visit visit) {
        return visit.get(Address.of("/bots/{}/check", visit.path("bot")))
                .map(account -> back(visit, checked(visit, account)));
    }

    private static Notice checked(Visit visit, JsonObject account) {
        return account.getBoolean("ok", false)
                ? Notice.done(
                        visit.text("bots.checked", JsonText.text(account, "username"), JsonText.text(account, "name")))
                : Notice.failed(visit.text("bots.unchecked", JsonText.text(account, "problem")));
    }

    private static Future<Answer> ask(Visit visit, String word, String problem) {
        String bot = visit.path("bot");
        Confirmation asked = Confirmation.of(
                        visit.text("bots." + word + ".title", bot),
                        visit.text("bots." + word),
                        Address.of("/bots/{}/" + word, bot),
                        Address.of("/bots/{}", bot),
                        visit.text("bots." + word + ".sentence", bot))
                .asking(ReasonField.of(visit, "bots.reason"))
                .refused(problem);
        return Future.succeededFuture(
                Answer.page("layout/confirm.jte", word.equals("pause") ? asked.dangerous() : asked));
    }

    private static Future<Answer> change(Visit visit, String word) {
        return visit.post(Address.of("/bots/{}/" + word, visit.path("bot")), visit.body("reason"))
                .map(done -> back(visit, Notice.done(visit.text("bots." + word + ".done", visit.path("bot")))))
                .recover(Refusal.atForm(words -> ask(visit, word, words)));
    }

    private static Answer back(Visit visit, Notice notice) {
        return Answer.to(Address.of("/bots/{}", visit.path("bot")).toString(), notice);
    }
}
