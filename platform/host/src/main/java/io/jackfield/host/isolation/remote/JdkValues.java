package io.jackfield.host.isolation.remote;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Values of the JDK that travel as text. */
final class JdkValues {
    private static final Map<Class<?>, Function<String, Object>> READERS = new LinkedHashMap<>();

    static {
        READERS.put(Instant.class, Instant::parse);
        READERS.put(Duration.class, Duration::parse);
        READERS.put(Period.class, Period::parse);
        READERS.put(LocalDate.class, LocalDate::parse);
        READERS.put(LocalTime.class, LocalTime::parse);
        READERS.put(LocalDateTime.class, LocalDateTime::parse);
        READERS.put(OffsetDateTime.class, OffsetDateTime::parse);
        READERS.put(ZonedDateTime.class, ZonedDateTime::parse);
        READERS.put(ZoneId.class, ZoneId::of);
        READERS.put(URI.class, URI::create);
        READERS.put(UUID.class, UUID::fromString);
        READERS.put(Locale.class, Locale::forLanguageTag);
        READERS.put(BigDecimal.class, BigDecimal::new);
        READERS.put(BigInteger.class, BigInteger::new);
        READERS.put(Short.class, Short::valueOf);
        READERS.put(Byte.class, Byte::valueOf);
        READERS.put(Float.class, Float::valueOf);
        READERS.put(Character.class, text -> text.charAt(0));
    }

    private JdkValues() {}

    /** The type under which it travels; null when it does not travel as text. */
    static Class<?> kindOf(Class<?> type) {
        return ZoneId.class.isAssignableFrom(type) ? ZoneId.class : READERS.containsKey(type) ? type : null;
    }

    static String write(Object value) {
        return value instanceof Locale locale ? locale.toLanguageTag() : value.toString();
    }

    static Object read(String kind, String text) {
        return READERS.entrySet().stream()
                .filter(reader -> reader.getKey().getName().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no value of the JDK that travels is a " + kind))
                .getValue()
                .apply(text);
    }
}
