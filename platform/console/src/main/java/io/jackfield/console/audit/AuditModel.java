package io.jackfield.console.audit;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What operators did, as the page shows it.
 *
 * @param next the address of the next page, below the console
 * @param export the address of all of it as a table
 */
public record AuditModel(List<Filter> filters, List<Entry> entries, Optional<String> next, String export) {
    /**
     * One action.
     *
     * @param by who, with a word beside for whoever came with the host's token or by Telegram
     * @param failed whether it came to nothing
     * @param changes what is different now, a line each; empty where nothing is known of it
     */
    public record Entry(
            String at,
            String by,
            String with,
            String bot,
            String action,
            String subject,
            String outcome,
            boolean failed,
            String reason,
            String address,
            List<String> changes) {}

    static Entry entry(Visit visit, JsonObject entry) {
        String with = JsonText.text(entry, "with");
        String outcome = JsonText.text(entry, "outcome");
        return new Entry(
                entry.getString("at"),
                JsonText.text(entry, "by"),
                with.equals("operator") || with.isEmpty() ? "" : visit.text("audit.with." + with),
                JsonText.text(entry, "bot"),
                entry.getString("action"),
                JsonText.text(entry, "subject"),
                outcome,
                outcome.startsWith("failed"),
                JsonText.text(entry, "reason"),
                JsonText.text(entry, "address"),
                changes(entry.getJsonObject("before"), entry.getJsonObject("after")));
    }

    /** Such as {@code role: "viewer" → "support"}. */
    static List<String> changes(JsonObject before, JsonObject after) {
        JsonObject was = before == null ? new JsonObject() : before;
        JsonObject is = after == null ? new JsonObject() : after;
        Set<String> names = new TreeSet<>(was.fieldNames());
        names.addAll(is.fieldNames());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            Object old = was.getValue(name);
            Object now = is.getValue(name);
            if (!Objects.equals(old, now)) {
                changes.add(name + ": " + word(old) + " → " + word(now));
            }
        }
        return changes;
    }

    private static String word(Object value) {
        return value == null ? "–" : value.toString();
    }
}
