package io.jackfield.sandbox.telegram.markup;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a link target into an entity; a target Telegram cannot use leaves plain text. */
final class Links {
    private static final Pattern USER = Pattern.compile("tg://user\\?id=(\\d{1,15})");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(?:https?|tg|ton|tonsite)://\\S+");
    private static final Pattern BARE =
            Pattern.compile("[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+(?::\\d+)?(?:[/?#]\\S*)?");

    private Links() {}

    static Optional<TextEntity> entity(String target, int offset, int length) {
        Matcher user = USER.matcher(target);
        if (user.matches()) {
            JsonObject person = new JsonObject()
                    .put("id", Long.valueOf(user.group(1)))
                    .put("is_bot", false)
                    .put("first_name", "");
            return Optional.of(new TextEntity("text_mention", offset, length, Map.of("user", person)));
        }
        if (WITH_SCHEME.matcher(target).matches()) {
            return Optional.of(new TextEntity("text_link", offset, length, Map.of("url", target)));
        }
        if (BARE.matcher(target).matches()) {
            return Optional.of(new TextEntity("text_link", offset, length, Map.of("url", "http://" + target)));
        }
        return Optional.empty();
    }
}
