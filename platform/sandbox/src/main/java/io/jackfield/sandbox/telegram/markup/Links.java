package io.jackfield.sandbox.telegram.markup;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a link target into an entity; a target Telegram cannot use leaves plain text. */
final class Links {
    private static final Pattern USER = Pattern.compile("tg://user\\?id=(\\d{1,15})");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z]{2,8}:");

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
        if (UrlCheck.problem(target).isPresent()) {
            return Optional.empty();
        }
        String url = SCHEME.matcher(target).lookingAt() ? target : "http://" + target;
        return Optional.of(new TextEntity("text_link", offset, length, Map.of("url", url)));
    }
}
