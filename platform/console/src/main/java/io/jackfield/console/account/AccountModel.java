package io.jackfield.console.account;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The operator's own account as the page shows it.
 *
 * @param host whether it is the host's own token, which is nobody's account
 * @param enrolling whether a second factor is wanted before anything else
 * @param totp whether there is an authenticator, and {@code telegram} whether an account confirms
 * @param recoveryCodes how many are left
 * @param proof asks for a code where there is a second factor already
 * @param linking what is asked to let Telegram confirm
 * @param problem why a form was refused; empty where none was
 */
public record AccountModel(
        String name,
        boolean host,
        boolean enrolling,
        List<String> rights,
        boolean totp,
        boolean telegram,
        int recoveryCodes,
        List<Field> proof,
        List<Field> linking,
        Table sessions,
        String problem) {
    /**
     * An authenticator that is being set up.
     *
     * @param secret to type in; empty after a wrong code
     */
    public record Totp(String secret, Field code, String problem) {}

    /** Codes, or a token, that are shown this once. */
    public record Once(List<String> codes, String token) {}

    static AccountModel of(Visit visit, JsonObject me, List<Option> bots, String problem) {
        List<String> factors = JsonText.texts(me, "secondFactor");
        List<Field> proof = factors.isEmpty() ? List.of() : List.of(proof(visit));
        return new AccountModel(
                JsonText.text(me, "name"),
                me.getBoolean("host", false),
                me.getBoolean("enrolling", false),
                JsonText.texts(me, "rights").stream()
                        .map(right -> visit.text("operators.right." + right))
                        .toList(),
                factors.contains("totp"),
                factors.contains("telegram"),
                me.getInteger("recoveryCodes", 0),
                proof,
                linking(visit, bots, proof),
                sessions(visit, me),
                problem);
    }

    private static Field proof(Visit visit) {
        return Field.text("code", visit.text("account.proof"), "").hint(visit.text("account.proof.hint"));
    }

    private static List<Field> linking(Visit visit, List<Option> bots, List<Field> proof) {
        Field account = Field.text(
                        "account",
                        visit.text("account.telegram.account"),
                        visit.field("account").orElse(""))
                .needed()
                .hint(visit.text("account.telegram.account.hint"));
        Field bot = bots.isEmpty()
                ? Field.text(
                                "bot",
                                visit.text("account.telegram.bot"),
                                visit.field("bot").orElse(""))
                        .needed()
                : Field.select(
                        "bot",
                        visit.text("account.telegram.bot"),
                        visit.field("bot").orElse(""),
                        bots);
        return proof.isEmpty() ? List.of(bot, account) : List.of(bot, account, proof.getFirst());
    }

    private static Table sessions(Visit visit, JsonObject me) {
        return Table.of(
                        "sessions",
                        visit.text("account.sessions.none"),
                        visit.text("account.sessions.since"),
                        visit.text("account.sessions.seen"),
                        visit.text("account.sessions.from"),
                        "")
                .rows(JsonText.objects(me, "sessions").stream()
                        .map(session -> List.<Cell>of(
                                Cell.time(session.getString("since")),
                                Cell.time(session.getString("seen")),
                                new Cell.Two(Cell.code(session.getString("address")), session.getString("browser")),
                                new Cell.Buttons(List.of(new Cell.Link(
                                        visit.text("account.sessions.end"),
                                        Address.of("/account/sessions/{}/end", session.getLong("session"))
                                                .toString())))))
                        .toList());
    }
}
