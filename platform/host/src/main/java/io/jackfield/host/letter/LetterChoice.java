package io.jackfield.host.letter;

import io.jackfield.host.store.LetterKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which letters an operator means; what is empty leaves nothing out.
 *
 * @param bot its id
 * @param version of the plugin when it failed
 * @param from when they were set aside, at the earliest
 * @param to the same, excluded
 * @param letters single ones, by the trace ids of their updates, at most {@value #MOST_SINGLE}
 * @param newer only those whose plugin is loaded in another version by now
 */
public record LetterChoice(
        Optional<String> bot,
        Optional<LetterKind> kind,
        Optional<String> plugin,
        Optional<String> code,
        Optional<String> version,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong chat,
        List<String> letters,
        boolean newer) {
    public static final int MOST_SINGLE = 500;

    public LetterChoice {
        letters = List.copyOf(letters);
        if (letters.size() > MOST_SINGLE) {
            throw new IllegalArgumentException(
                    letters.size() + " single letters are named; name at most " + MOST_SINGLE + ", or use a filter");
        }
    }

    /** A single one. */
    public static LetterChoice single(String letter) {
        return of(new JsonObject().put("letters", new JsonArray().add(letter)));
    }

    /** As {@link #json} writes it. */
    public static LetterChoice of(JsonObject json) {
        return new LetterChoice(
                text(json, "bot"),
                text(json, "kind").map(word -> LetterKind.valueOf(word.toUpperCase(Locale.ROOT))),
                text(json, "plugin"),
                text(json, "code"),
                text(json, "version"),
                text(json, "from").map(Instant::parse),
                text(json, "to").map(Instant::parse),
                json.getLong("chat") == null ? OptionalLong.empty() : OptionalLong.of(json.getLong("chat")),
                json.getJsonArray("letters", new JsonArray()).stream()
                        .map(String.class::cast)
                        .collect(Collectors.toList()),
                json.getBoolean("newer", false));
    }

    private static Optional<String> text(JsonObject json, String key) {
        return Optional.ofNullable(json.getString(key));
    }

    /** Only what is not empty. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        bot.ifPresent(id -> json.put("bot", id));
        kind.ifPresent(one -> json.put("kind", one.word()));
        plugin.ifPresent(id -> json.put("plugin", id));
        code.ifPresent(word -> json.put("code", word));
        version.ifPresent(number -> json.put("version", number));
        from.ifPresent(at -> json.put("from", at.toString()));
        to.ifPresent(at -> json.put("to", at.toString()));
        chat.ifPresent(id -> json.put("chat", id));
        if (!letters.isEmpty()) {
            json.put("letters", new JsonArray(letters));
        }
        if (newer) {
            json.put("newer", true);
        }
        return json;
    }
}
