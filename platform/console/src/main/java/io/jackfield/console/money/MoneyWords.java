package io.jackfield.console.money;

import io.jackfield.api.Money;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** States of orders, payments and refunds as people read them. */
final class MoneyWords {
    /** Of payments, in the order in which they follow. */
    static final List<String> STATES = List.of("attempted", "begun", "settled", "cancelled", "refunded");

    /** Of orders, refunds and reviews beside those of payments. */
    private static final List<String> FURTHER_STATES =
            List.of("open", "paid", "closed", "asked", "pending", "done", "refused", "by_hand");

    private static final List<String> LINES = List.of("accepted", "granted", "surplus", "refunded");

    /** As the API names the host when it gives back by itself. */
    private static final String SURPLUS = "(surplus)";

    private MoneyWords() {}

    static Tone tone(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "settled", "paid", "done", "fulfilled" -> Tone.GOOD;
            case "attempted", "begun", "asked", "pending" -> Tone.WARN;
            case "failed", "refused", "by_hand" -> Tone.BAD;
            default -> Tone.CALM;
        };
    }

    /** The word of the API where there is none in the operator's language. */
    static String state(Visit visit, String state) {
        String word = state.toLowerCase(Locale.ROOT);
        return STATES.contains(word) || FURTHER_STATES.contains(word)
                ? visit.text("money.state." + word)
                : word.replace('_', ' ');
    }

    /** What a line of the ledger is; the word of the API where there is none in the operator's language. */
    static String kind(Visit visit, String kind) {
        String word = kind.toLowerCase(Locale.ROOT);
        return LINES.contains(word) ? visit.text("money.line." + word) : kind;
    }

    /** Who gave money back, above the reason: a person, or the host, of money that had bought nothing. */
    static Cell.Two by(Visit visit, JsonObject refund) {
        String by = JsonText.text(refund, "askedBy");
        return by.equals(SURPLUS)
                ? new Cell.Two(Cell.text(visit.text("money.by.surplus")), visit.text("money.surplus"))
                : new Cell.Two(Cell.text(by), JsonText.text(refund, "reason"));
    }

    /** An amount of the API, such as {@code 99000.00 UZS}, as people of the operator's language write it. */
    static String amount(Visit visit, JsonObject json, String key) {
        String[] parts = JsonText.text(json, key).split(" ");
        return parts.length == 2
                ? Money.of(parts[0], parts[1]).shown(visit.choices().language().tag())
                : parts[0];
    }

    static Cell badge(Visit visit, String state) {
        return Cell.badge(tone(state), state(visit, state));
    }
}
