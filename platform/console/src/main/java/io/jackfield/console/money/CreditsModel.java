package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Credits of one user, and how they came and went.
 *
 * @param held for answers under way
 * @param path of this page, below the console
 * @param changes whether the operator may change anything
 * @param key tells what the form asks for from the next time, so that sending it twice gives once
 * @param problem why the form was refused; empty where it was not
 */
public record CreditsModel(
        String bot,
        long user,
        long balance,
        long held,
        Table table,
        String path,
        boolean changes,
        List<Field> fields,
        String key,
        String problem) {
    static CreditsModel of(Visit visit, JsonObject found, String problem) {
        String bot = found.getString("bot");
        long user = found.getLong("user");
        Address page = Address.of("/money/credits/{}/{}", bot, user);
        Table table = Table.of(
                        "credits",
                        visit.text("money.credits.none"),
                        visit.text("money.at"),
                        visit.text("money.what"),
                        visit.text("money.credits"),
                        visit.text("money.credits.left"))
                .rows(JsonText.objects(found, "entries").stream()
                        .map(entry -> row(visit, bot, entry))
                        .toList())
                .next(Optional.ofNullable(found.getValue("before"))
                        .map(before -> Address.of("/money/credits/{}/{}", bot, user)
                                .with("before", before)
                                .toString()));
        return new CreditsModel(
                bot,
                user,
                found.getLong("balance"),
                found.getLong("held"),
                table,
                page.toString(),
                visit.may(OperatorRight.CHANGE_USERS),
                fields(visit),
                visit.field("key").orElseGet(() -> UUID.randomUUID().toString()),
                problem);
    }

    private static List<Cell> row(Visit visit, String bot, JsonObject entry) {
        String order = JsonText.text(entry, "order");
        Cell what = Cell.text(visit.text("money.credits.kind." + entry.getString("kind")));
        String more = String.join(
                ", ",
                Stream.of("model", "by", "reason")
                        .map(key -> JsonText.text(entry, key))
                        .filter(words -> !words.isEmpty())
                        .toList());
        return List.of(
                Cell.time(entry.getString("at")),
                order.isEmpty()
                        ? new Cell.Two(what, more)
                        : new Cell.Several(
                                List.of(what, Cell.link(order, Address.of("/money/orders/{}/{}", bot, order)))),
                Cell.number((entry.getLong("amount") > 0 ? "+" : "") + entry.getLong("amount")),
                Cell.number(entry.getLong("balance")));
    }

    private static List<Field> fields(Visit visit) {
        return List.of(
                Field.select(
                        "how",
                        visit.text("money.credits.how"),
                        visit.field("how").orElse("give"),
                        List.of(
                                new Option("give", visit.text("money.credits.give")),
                                new Option("take", visit.text("money.credits.take")))),
                Field.text(
                        "credits",
                        visit.text("money.credits.many"),
                        visit.field("credits").orElse("")),
                ReasonField.of(visit, "money.reason"),
                Field.checkbox(
                        "quiet",
                        visit.text("money.credits.quiet"),
                        visit.field("quiet").isPresent()));
    }
}
