package io.jackfield.host.store;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values on their way into the tables of payments and back; they come from outside, so whatever they are is kept
 * somehow.
 */
final class StoredValues {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private StoredValues() {}

    /** Whole microseconds of the years 1 to 9999. */
    static OffsetDateTime time(Instant instant) {
        Instant within = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return within.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Null for none. */
    static OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(StoredValues::time).orElse(null);
    }

    static Optional<Instant> instant(OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /** A constant as the tables write it: in lower case. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static JsonObject json(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach((key, text) -> json.put(StoredText.clean(key), StoredText.clean(text)));
        return json;
    }

    static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new HashMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
