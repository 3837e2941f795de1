package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A user of the admin API as lines to read. */
final class UserLines {
    private static final String ROW = "  %-10s %s";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private UserLines() {}

    static List<String> of(JsonNode user) {
        ZoneId zone = ZoneId.of(user.path("timezone").asText());
        List<String> lines = new ArrayList<>();
        lines.add((title(user) + ", id " + user.path("id").asText() + ", bot "
                        + user.path("bot").asText())
                .strip());
        if (user.has("block")) {
            JsonNode block = user.path("block");
            lines.add(ROW.formatted(
                    "blocked",
                    "since " + moment(block.path("at"), zone) + " by "
                            + block.path("by").asText() + ": "
                            + block.path("reason").asText("")));
        }
        lines.add(ROW.formatted("plan", plan(user.path("plan"), zone)));
        user.path("plan").path("after").forEach(next -> lines.add(ROW.formatted("then", upcoming(next, zone))));
        user.path("allowances").forEach(allowance -> lines.add(ROW.formatted("used", allowance(allowance, zone))));
        if (user.path("hasWritten").asBoolean()) {
            lines.add(ROW.formatted("model", user.path("model").asText("the bot's first")));
            lines.add(ROW.formatted("language", user.path("language").asText()));
        }
        lines.add(ROW.formatted("time zone", zone));
        return lines;
    }

    private static String title(JsonNode user) {
        if (!user.path("hasWritten").asBoolean()) {
            return "Somebody who has never written";
        }
        String username = username(user);
        return username.isEmpty() ? name(user) : name(user) + " (" + username + ")";
    }

    static String name(JsonNode user) {
        return (user.path("firstName").asText() + " " + user.path("lastName").asText()).strip();
    }

    static String username(JsonNode user) {
        String username = user.path("username").asText();
        return username.isEmpty() ? "" : "@" + username;
    }

    private static String plan(JsonNode plan, ZoneId zone) {
        StringBuilder text = new StringBuilder(plan.path("id").asText());
        if (plan.path("premium").asBoolean()) {
            text.append(", premium");
        }
        if (!plan.has("source")) {
            return text.append(", as everybody").toString();
        }
        text.append(", from ").append(plan.path("source").asText());
        text.append(" since ").append(moment(plan.path("since"), zone));
        return text.append(end(plan, zone)).toString();
    }

    private static String end(JsonNode plan, ZoneId zone) {
        if (!plan.has("until")) {
            return ", without end";
        }
        String until = moment(plan.path("until"), zone);
        String grace = plan.has("graceUntil") ? moment(plan.path("graceUntil"), zone) : "";
        return switch (plan.path("state").asText()) {
            case "grace" -> ", ended " + until + ", in grace until " + grace;
            case "trial" -> " until " + until + ", as a trial";
            default -> " until " + until + (grace.isEmpty() ? "" : ", then in grace until " + grace);
        };
    }

    private static String upcoming(JsonNode next, ZoneId zone) {
        return next.path("id").asText() + " from " + moment(next.path("from"), zone)
                + (next.has("until") ? " until " + moment(next.path("until"), zone) : ", without end");
    }

    private static String allowance(JsonNode allowance, ZoneId zone) {
        StringBuilder text = new StringBuilder(allowance.path("used").asText())
                .append(" of ")
                .append(allowance.path("amount").asText())
                .append(
                        switch (allowance.path("unit").asText()) {
                            case "cost_usd" -> " US dollars";
                            case String unit -> " " + unit;
                        })
                .append(
                        switch (allowance.path("period").asText()) {
                            case "ever" -> " in all";
                            case String period -> " a " + period;
                        });
        if (!allowance.path("models").isEmpty()) {
            List<String> models = new ArrayList<>();
            allowance.path("models").forEach(model -> models.add(model.asText()));
            text.append(" for ").append(String.join(", ", models));
        }
        if (allowance.has("renewsAt")) {
            text.append("; renews ").append(moment(allowance.path("renewsAt"), zone));
        }
        return text.toString();
    }

    private static String moment(JsonNode moment, ZoneId zone) {
        return MOMENT.format(Instant.parse(moment.asText()).atZone(zone));
    }
}
