package io.jackfield.console.users;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A user as the page shows them.
 *
 * @param path of this page, below the console
 * @param block by whom they are kept out, when and why; null where they are not
 * @param changes whether the operator may change anything
 * @param problem why the form was refused; empty where it was not
 */
public record UserModel(
        String bot,
        long id,
        String name,
        String username,
        String language,
        String timezone,
        String model,
        boolean hasWritten,
        Plan plan,
        List<Usage> usage,
        String path,
        Block block,
        boolean changes,
        List<UserTabs.Tab> tabs,
        String message,
        List<Field> fields,
        String problem) {
    /** @param at as the API writes moments */
    public record Block(String at, String by, String reason) {}

    /** @param until as the API writes moments; empty where it has no end */
    public record Plan(String label, String state, Tone tone, boolean premium, String until, String source) {}

    /** @param percent of the limit, 0 to 100 */
    public record Usage(
            String unit, String used, String amount, String period, String models, int percent, String renewsAt) {}

    static UserModel of(Visit visit, JsonObject user, String problem) {
        String bot = user.getString("bot");
        long id = user.getLong("id");
        String username = JsonText.text(user, "username");
        return new UserModel(
                bot,
                id,
                UserSearch.name(user),
                username.isEmpty() ? "" : "@" + username,
                JsonText.text(user, "language"),
                JsonText.text(user, "timezone"),
                JsonText.text(user, "model"),
                user.getBoolean("hasWritten", false),
                plan(user.getJsonObject("plan")),
                JsonText.objects(user, "allowances").stream()
                        .map(UserModel::usage)
                        .toList(),
                Address.of("/users/{}/{}", bot, id).toString(),
                block(user.getJsonObject("block")),
                visit.may(OperatorRight.CHANGE_USERS),
                UserTabs.of(visit, ""),
                visit.field("text").orElse(""),
                GrantFields.of(visit),
                problem);
    }

    private static Block block(JsonObject block) {
        return block == null
                ? null
                : new Block(block.getString("at"), JsonText.text(block, "by"), JsonText.text(block, "reason"));
    }

    private static Plan plan(JsonObject plan) {
        String state = JsonText.text(plan, "state");
        Tone tone = switch (state) {
            case "active" -> Tone.GOOD;
            case "grace" -> Tone.WARN;
            default -> Tone.CALM;
        };
        return new Plan(
                JsonText.text(plan, "label"),
                state,
                tone,
                plan.getBoolean("premium", false),
                JsonText.text(plan, "until"),
                JsonText.text(plan, "source"));
    }

    private static Usage usage(JsonObject allowance) {
        JsonArray models = allowance.getJsonArray("models", new JsonArray());
        return new Usage(
                JsonText.text(allowance, "unit"),
                JsonText.text(allowance, "used"),
                JsonText.text(allowance, "amount"),
                JsonText.text(allowance, "period"),
                String.join(", ", models.stream().map(String::valueOf).toList()),
                percent(allowance),
                JsonText.text(allowance, "renewsAt"));
    }

    private static int percent(JsonObject allowance) {
        BigDecimal amount = new BigDecimal(JsonText.text(allowance, "amount"));
        if (amount.signum() <= 0) {
            return 100;
        }
        return new BigDecimal(JsonText.text(allowance, "used"))
                .movePointRight(2)
                .divide(amount, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(100))
                .intValue();
    }

    /** The form that grants a plan. */
    private static final class GrantFields {
        static List<Field> of(Visit visit) {
            return List.of(
                    Field.select(
                            "time",
                            visit.text("users.grant.time"),
                            visit.field("time").orElse("for"),
                            List.of(
                                    new Option("for", visit.text("users.grant.for")),
                                    new Option("until", visit.text("users.grant.until")),
                                    new Option("forever", visit.text("users.grant.forever")))),
                    Field.text(
                                    "for",
                                    visit.text("users.grant.length"),
                                    visit.field("for").orElse("30d"))
                            .hint(visit.text("users.grant.length.hint")),
                    Field.text(
                                    "until",
                                    visit.text("users.grant.day"),
                                    visit.field("until").orElse(""))
                            .hint(visit.text("users.grant.day.hint")),
                    ReasonField.of(visit, "users.reason"),
                    Field.checkbox(
                            "quiet",
                            visit.text("users.grant.quiet"),
                            visit.field("quiet").isPresent()));
        }
    }
}
