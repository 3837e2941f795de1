package io.jackfield.host.broadcast;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.StoredText;
import io.jackfield.host.telegram.NewsButton;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator writes, and to whom.
 *
 * @param name for operators
 * @param news whether it ends with a button that switches such messages off; what everybody has to know does not
 * @param texts Markdown by language
 * @param hours of the reader's day in which it may come
 */
public record BroadcastDefinition(
        String name,
        boolean news,
        Map<String, String> texts,
        List<BroadcastButton> buttons,
        AudienceChoice audience,
        Optional<Hours> hours) {
    private static final int LONGEST_NAME = 100;
    /** Before it is rendered. */
    private static final int LONGEST_TEXT = 16_384;

    private static final int MOST_BUTTONS = 10;

    /** From one time of day to another, across midnight when it ends before it begins. */
    record Hours(LocalTime from, LocalTime to) {
        /** When it may not come. */
        QuietHours quiet() {
            return new QuietHours(to, from);
        }
    }

    /** @throws io.jackfield.api.JackfieldException with what is wrong with which field */
    public static BroadcastDefinition of(JsonObject given, BotConfig bot) {
        GivenFields fields = new GivenFields("", given);
        String name = fields.text("name", LONGEST_NAME)
                .orElseThrow(() -> GivenFields.refused("name is missing; call it something, for the list"));
        Map<String, String> texts = fields.byLanguage("texts", LONGEST_TEXT);
        if (!texts.values().stream().allMatch(StoredText::isClean)) {
            throw GivenFields.refused("texts have NUL or halves of characters in them");
        }
        return new BroadcastDefinition(
                name,
                fields.flag("news").orElse(true),
                texts,
                buttons(fields.list("buttons")),
                AudienceChoice.of(fields.fields("audience"), bot),
                hours(fields.fields("hours")));
    }

    static BroadcastDefinition of(BroadcastRow row, BotConfig bot) {
        return of(row.definition().copy().put("name", row.name()).put("news", row.news()), bot);
    }

    private static List<BroadcastButton> buttons(JsonArray given) {
        if (given.size() > MOST_BUTTONS) {
            throw GivenFields.refused("buttons are " + given.size() + "; the most is " + MOST_BUTTONS);
        }
        List<BroadcastButton> buttons = new ArrayList<>(given.size());
        for (int index = 0; index < given.size(); index++) {
            buttons.add(BroadcastButton.of(GivenFields.of("buttons[" + index + "]", given.getValue(index))));
        }
        return buttons;
    }

    private static Optional<Hours> hours(GivenFields given) {
        given.allowing("from", "to");
        Optional<LocalTime> from = time(given, "from");
        Optional<LocalTime> to = time(given, "to");
        if (from.isPresent() != to.isPresent() || from.isPresent() && from.equals(to)) {
            throw GivenFields.refused("hours need from and to, two different times of day such as 10:00 and 20:00");
        }
        return from.map(begin -> new Hours(begin, to.get()));
    }

    private static Optional<LocalTime> time(GivenFields given, String name) {
        return given.text(name, 8).map(text -> {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                throw GivenFields.refused(given.at(name) + " is '" + text + "'; use a time of day such as 10:00");
            }
        });
    }

    /** The kind of notices that readers can switch off. */
    Optional<String> kind() {
        return news ? Optional.of(NewsButton.KIND) : Optional.empty();
    }

    /** As it is stored beside name and {@code news}, and given back. */
    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("texts", new JsonObject(Map.copyOf(texts)))
                .put(
                        "buttons",
                        new JsonArray(
                                buttons.stream().map(BroadcastButton::json).toList()))
                .put("audience", audience.json());
        hours.ifPresent(span -> json.put(
                "hours",
                new JsonObject()
                        .put("from", span.from().toString())
                        .put("to", span.to().toString())));
        return json;
    }
}
