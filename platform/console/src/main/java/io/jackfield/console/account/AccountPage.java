package io.jackfield.console.account;

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
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lets everybody look after their own account: token, second factor, sessions. */
public final class AccountPage implements ConsolePage {
    private static final OperatorRight RIGHT = OperatorRight.VIEW;
    private static final String END = "/account/sessions/:session/end";

    /** A wrong code is no want of a right here. */
    private static final Set<StandardError> AT_THE_FORM =
            Set.of(StandardError.NOT_PERMITTED, StandardError.RATE_LIMITED);

    @Override
    public PageEntry entry() {
        return new PageEntry("account", "/account", RIGHT, Icon.PERSON, Group.TEAM).forEverybody();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/account", visit -> show(visit, ""))
                .post("/account/totp", RIGHT, AccountPage::beginTotp)
                .get("/account/picture", visit -> visit.pass("/me/totp/picture"))
                .post("/account/totp/confirm", RIGHT, AccountPage::confirmTotp)
                .post("/account/telegram", RIGHT, AccountPage::link)
                .post("/account/codes", RIGHT, AccountPage::codes)
                .get("/account/token", visit -> Future.succeededFuture(confirmToken(visit)))
                .post("/account/token", RIGHT, AccountPage::renewToken)
                .get(END, visit -> Future.succeededFuture(confirmEnd(visit)))
                .post(END, RIGHT, AccountPage::end);
    }

    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get("/me")
                .compose(me -> bots(visit)
                        .map(bots -> Answer.page("account/show.jte", AccountModel.of(visit, me, bots, problem)))
                        .map(page -> problem.isEmpty() ? page : page.refused()));
    }

    /** None where the operator may not see them: then they type the name. */
    private static Future<List<Option>> bots(Visit visit) {
        return visit.get("/bots")
                .map(found -> JsonText.objects(found, "bots").stream()
                        .map(bot -> new Option(bot.getString("id"), bot.getString("name")))
                        .toList())
                .otherwise(List.of());
    }

    private static Function<Throwable, Future<Answer>> atForm(Function<String, Future<Answer>> again) {
        return Refusal.atForm(AT_THE_FORM, again);
    }

    private static Future<Answer> beginTotp(Visit visit) {
        return visit.post("/me/totp", visit.body("code"))
                .map(begun -> totp(visit, begun.getString("secret"), ""))
                .recover(atForm(words -> show(visit, words)));
    }

    private static Answer totp(Visit visit, String secret, String problem) {
        Field code = Field.text("code", visit.text("account.totp.code"), "").needed();
        Answer.Shown page = Answer.page("account/totp.jte", new AccountModel.Totp(secret, code, problem));
        return problem.isEmpty() ? page : page.refused();
    }

    private static Future<Answer> confirmTotp(Visit visit) {
        return visit.post("/me/totp/confirm", visit.body("code"))
                .map(done -> JsonText.texts(done, "recoveryCodes"))
                .map(codes -> codes.isEmpty()
                        ? Answer.to("/account", Notice.done(visit.text("account.totp.done")))
                        : once(codes, ""))
                .recover(atForm(words -> Future.succeededFuture(totp(visit, "", words))));
    }

    /** Shown at once: it must not travel in the cookie of a notice. */
    private static Answer once(List<String> codes, String token) {
        return Answer.page("account/once.jte", new AccountModel.Once(codes, token));
    }

    private static Future<Answer> link(Visit visit) {
        return visit.post("/me/telegram", visit.body("bot", "account", "code"))
                .map(asked -> (Answer) Answer.to("/account", Notice.done(visit.text("account.telegram.asked"))))
                .recover(atForm(words -> show(visit, words)));
    }

    private static Future<Answer> codes(Visit visit) {
        return visit.post("/me/recovery-codes", visit.body("code"))
                .map(made -> once(JsonText.texts(made, "recoveryCodes"), ""))
                .recover(atForm(words -> show(visit, words)));
    }

    private static Answer confirmToken(Visit visit) {
        return Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("account.token.title"),
                                visit.text("account.token.button"),
                                "/account/token",
                                "/account",
                                visit.text("account.token.sentence"))
                        .dangerous());
    }

    private static Future<Answer> renewToken(Visit visit) {
        return visit.post("/me/renew-token", new JsonObject())
                .map(made -> once(List.of(), made.getString("token")))
                .recover(atForm(words -> show(visit, words)));
    }

    private static Answer confirmEnd(Visit visit) {
        return Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("account.sessions.title.end"),
                                visit.text("account.sessions.end"),
                                Address.of("/account/sessions/{}/end", visit.path("session")),
                                "/account",
                                visit.text("account.sessions.sentence"))
                        .dangerous());
    }

    private static Future<Answer> end(Visit visit) {
        return visit.post(Address.of("/me/sessions/{}/end", visit.path("session")), new JsonObject())
                .map(ended -> (Answer) Answer.to("/account", Notice.done(visit.text("account.sessions.ended"))))
                .recover(atForm(words -> show(visit, words)));
    }
}
