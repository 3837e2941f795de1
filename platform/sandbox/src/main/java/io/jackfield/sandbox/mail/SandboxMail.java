package io.jackfield.sandbox.mail;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter that has arrived.
 *
 * @param plugin which has sent it, as far as the sender says so; empty otherwise
 * @param html the same for those who read HTML
 */
public record SandboxMail(
        long id,
        Instant at,
        String plugin,
        String from,
        String to,
        String subject,
        String text,
        Optional<String> html) {
    static SandboxMail of(long id, Instant at, JsonObject letter) {
        return new SandboxMail(
                id,
                at,
                letter.getString("plugin", ""),
                required(letter, "from"),
                required(letter, "to"),
                required(letter, "subject"),
                required(letter, "text"),
                Optional.ofNullable(letter.getString("html")));
    }

    private static String required(JsonObject letter, String field) {
        if (!(letter.getValue(field) instanceof String text)) {
            throw new IllegalArgumentException("a letter needs " + field + ", a text");
        }
        return text;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("date", at.getEpochSecond())
                .put("plugin", plugin)
                .put("from", from)
                .put("to", to)
                .put("subject", subject)
                .put("text", text)
                .put("html", html.orElse(null));
    }
}
