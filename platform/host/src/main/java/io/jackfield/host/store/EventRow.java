package io.jackfield.host.store;

import io.jackfield.api.event.Event;
import io.jackfield.api.payment.PaymentOrder;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Something that happened, as it is stored.
 *
 * @param bot the bot's number
 * @param facts an object of texts, in JSON
 */
public record EventRow(int bot, OffsetDateTime at, OptionalLong person, String name, String facts) {
    /** What {@link #bought} is called. */
    public static final String BOUGHT = "bought";

    private static final String NO_FACTS = "{}";
    private static final int MOST_COMMON_LENGTH = 64;

    /** What the host itself records, under a name and with facts of its own. */
    public static EventRow of(int bot, Instant at, OptionalLong person, String name, Map<String, String> facts) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return new EventRow(bot, time, person, name, facts.isEmpty() ? NO_FACTS : encoded(facts));
    }

    /** Somebody has blocked a bot, or has come back. */
    public static EventRow reachability(int bot, Instant at, long person, boolean reachable) {
        return of(bot, at, OptionalLong.of(person), reachable ? "unblocked" : "blocked", Map.of());
    }

    /** An order was paid and has given what it is for. */
    public static EventRow bought(int bot, Instant at, PaymentOrder order, String provider) {
        Map<String, String> facts = Map.of(
                "product", order.product().id(),
                "amount", String.valueOf(order.price().minorUnits()),
                "currency", order.price().currency(),
                "provider", provider);
        return of(bot, at, OptionalLong.of(order.buyer().id()), BOUGHT, facts);
    }

    /** What a plugin records, with the check that its name is none of the host's. */
    public static EventRow ofPlugin(int bot, Instant at, Event event) {
        requireOwnName(event.name());
        return of(bot, at, event.person(), event.name(), event.facts());
    }

    /**
     * Plugins record under names of two words or more, so that nobody takes theirs for the host's.
     *
     * @throws IllegalArgumentException with the name and what is allowed
     */
    public static void requireOwnName(String name) {
        if (name.indexOf('.') < 0) {
            throw new IllegalArgumentException("event name is '" + name
                    + "'; names of one word are the host's own, use two or more such as package.viewed");
        }
    }

    /**
     * In the order of their keys, so that equal facts are equal texts. Each update has some, so without a generator of
     * JSON.
     */
    private static String encoded(Map<String, String> facts) {
        StringBuilder json = new StringBuilder(MOST_COMMON_LENGTH).append('{');
        new TreeMap<>(facts).forEach((key, value) -> {
            json.append(json.length() == 1 ? "\"" : ",\"").append(key).append("\":");
            if (isPlain(value)) {
                json.append('"').append(value).append('"');
            } else {
                json.append(Json.encode(StoredText.clean(value)));
            }
        });
        return json.append('}').toString();
    }

    /** Whether JSON has nothing to escape and the database nothing to clean. */
    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The day on which it happened, which says in which partition it lies; days since 1970-01-01 in UTC. */
    int day() {
        return day(at);
    }

    static int day(OffsetDateTime at) {
        return (int) at.toLocalDate().toEpochDay();
    }

    /** The facts for a statement of its own. */
    JsonObject json() {
        return new JsonObject(facts);
    }

    /** Null for nobody, as the table has it. */
    Long personOrNull() {
        return person.isPresent() ? person.getAsLong() : null;
    }

    /** @param botId the bot's id, whose number the row has */
    public Event event(String botId) {
        Map<String, String> known = new LinkedHashMap<>();
        new JsonObject(facts).forEach(fact -> known.put(fact.getKey(), String.valueOf(fact.getValue())));
        return new Event(botId, person, name, known);
    }
}
