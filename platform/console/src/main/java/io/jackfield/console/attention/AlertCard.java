package io.jackfield.console.attention;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An alert as the first page shows it.
 *
 * @param urgency the key of words for how soon somebody should come
 * @param since when it began, as the API writes moments
 * @param until when it may be told again; empty while it is not snoozed
 * @param by who has snoozed it
 * @param label the key of the button's words; empty for no button
 * @param page where the button leads, below the console; empty where it does something by itself
 */
public record AlertCard(
        String key,
        String urgency,
        Tone tone,
        String words,
        String since,
        String until,
        String by,
        String label,
        String page) {
    /** Where what is read by a call is shown, with the names of what varies in the address. */
    private static final Map<String, Place> PLACES = Map.of(
            "plugins.show", new Place("/plugins/{}", "plugin"),
            "bots.show", new Place("/bots/{}", "bot"),
            "letters.groups", new Place("/letters?bot={}", "bot"),
            "reviews.list", new Place("/money/reviews?bot={}", "bot"),
            "reports.show", new Place("/reports", ""),
            "models.list", new Place("/models", ""),
            "databases.check", new Place("/system", ""));

    private record Place(String pattern, String name) {}

    /** @param may what who looks may do */
    static AlertCard of(JsonObject alert, Predicate<OperatorRight> may) {
        JsonObject snoozed = alert.getJsonObject("snoozed", new JsonObject());
        JsonObject action = alert.getJsonObject("action", new JsonObject());
        String page = action.getString("method", "").equals("GET") ? page(alert, action) : "";
        boolean offered = !page.isEmpty() || action.getString("method", "").equals("POST");
        return new AlertCard(
                alert.getString("key"),
                "attention.severity." + alert.getString("severity"),
                tone(alert.getString("severity")),
                alert.getString("words"),
                alert.getString("since"),
                JsonText.text(snoozed, "until"),
                JsonText.text(snoozed, "by"),
                offered && allowed(action, may) ? "attention.do." + action.getString("label") : "",
                page);
    }

    private static Tone tone(String severity) {
        return switch (severity) {
            case "critical" -> Tone.BAD;
            case "warning" -> Tone.WARN;
            default -> Tone.INFO;
        };
    }

    private static boolean allowed(JsonObject action, Predicate<OperatorRight> may) {
        for (OperatorRight right : OperatorRight.values()) {
            if (right.word().equals(action.getString("right"))) {
                return may.test(right);
            }
        }
        return false;
    }

    private static String page(JsonObject alert, JsonObject action) {
        Place place = PLACES.get(action.getString("call"));
        if (place == null) {
            return "";
        }
        String name = alert.getJsonObject("object").getString("name");
        return place.name().isEmpty()
                ? place.pattern()
                : Address.of(place.pattern(), name).toString();
    }
}
