package io.jackfield.console.letters;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A letter as the page shows it.
 *
 * @param facts names and values
 * @param timeline what happened when
 * @param payload what Telegram had sent, as JSON; empty where it is not known
 * @param said what the user was told, or what is to be sent again, as JSON
 * @param test a method for the test kit; empty where it was not asked for
 * @param log where the lines of the log about it are, below the console; empty where the operator may not read them
 * @param masked whether texts are left out
 * @param open whether it can be replayed
 * @param unmask whether the operator may see texts that are left out
 */
public record LetterModel(
        String id,
        String error,
        List<Fact> facts,
        List<Happened> timeline,
        String stack,
        String payload,
        String said,
        String test,
        String log,
        boolean masked,
        boolean open,
        boolean unmask) {
    /** @param path where more of it is, below the console; empty for nowhere */
    public record Fact(String name, String value, String path) {}

    /** @param at as the API writes moments */
    public record Happened(String what, String at) {}

    static LetterModel of(Visit visit, JsonObject letter, String test) {
        boolean masked = letter.getBoolean("masked", true);
        return new LetterModel(
                JsonText.text(letter, "letter"),
                JsonText.text(letter, "code") + ": " + JsonText.text(letter, "words"),
                facts(visit, letter),
                JsonText.objects(letter, "timeline").stream()
                        .map(time -> new Happened(
                                visit.text("letters.happened." + JsonText.text(time, "what")),
                                JsonText.text(time, "at")))
                        .toList(),
                JsonText.text(letter, "stack"),
                letter.getJsonObject("payload", new JsonObject()).isEmpty()
                        ? ""
                        : letter.getJsonObject("payload").encodePrettily(),
                letter.getJsonArray("calls").isEmpty()
                        ? ""
                        : letter.getJsonArray("calls").encodePrettily(),
                test,
                visit.may(OperatorRight.LOGS)
                        ? Address.of("/logs")
                                .with("trace", JsonText.text(letter, "letter"))
                                .toString()
                        : "",
                masked,
                letter.getBoolean("open", false),
                masked && visit.may(OperatorRight.READ_CONTENT));
    }

    private static List<Fact> facts(Visit visit, JsonObject letter) {
        String person = JsonText.text(letter, "person");
        String bot = JsonText.text(letter, "bot");
        boolean known = !person.isEmpty() && visit.may(OperatorRight.READ_USERS);
        String plugin = (JsonText.text(letter, "plugin") + " " + JsonText.text(letter, "version")).strip();
        return List.of(
                new Fact(visit.text("letters.bot"), bot, ""),
                new Fact(visit.text("letters.kind"), visit.text("letters." + JsonText.text(letter, "kind")), ""),
                new Fact(visit.text("letters.plugin"), plugin.isEmpty() ? "–" : plugin, ""),
                new Fact(visit.text("letters.chat"), JsonText.text(letter, "chat"), ""),
                new Fact(
                        visit.text("letters.person"),
                        person,
                        known ? Address.of("/users/{}/{}", bot, person).toString() : ""),
                new Fact(visit.text("letters.tries"), JsonText.text(letter, "tries"), ""));
    }
}
