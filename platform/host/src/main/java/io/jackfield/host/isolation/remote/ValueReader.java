package io.jackfield.host.isolation.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what {@link ValueWriter} has written. Throws {@link IllegalArgumentException} for what may not travel. */
final class ValueReader {
    /** Deeper than any value of the contract, and far from the end of a stack. */
    private static final int MAX_DEPTH = 200;

    private final ByteBuffer in;
    private final References references;
    private int at;
    private int depth;

    ValueReader(ByteBuffer in, int at, References references) {
        this.in = in;
        this.at = at;
        this.references = references;
    }

    /** What the reader asks for objects that are elsewhere. */
    interface References {
        /** Reads a reference to an object of the other side, and whatever came along with it. */
        Object theirs(ValueReader reader);

        Object ours(long id);
    }

    Object read() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a value is nested more than " + MAX_DEPTH + " deep");
        }
        Object value = next();
        depth--;
        return value;
    }

    private Object next() {
        return switch (Tag.of(in.get(at++))) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case INT -> integer();
            case LONG -> number();
            case DOUBLE -> Double.longBitsToDouble(number());
            case TEXT -> text();
            case BYTES -> bytes(integer());
            case EMPTY -> Optional.empty();
            case PRESENT -> Optional.of(read());
            case EMPTY_INT -> OptionalInt.empty();
            case PRESENT_INT -> OptionalInt.of(integer());
            case EMPTY_LONG -> OptionalLong.empty();
            case PRESENT_LONG -> OptionalLong.of(number());
            case LIST -> Collections.unmodifiableList(items(new ArrayList<>()));
            case SET -> Collections.unmodifiableSet(items(new LinkedHashSet<>()));
            case ARRAY -> items(new ArrayList<>()).toArray();
            case MAP -> map();
            case JDK_VALUE -> JdkValues.read(text(), text());
            case ENUM -> constant();
            case VALUE -> value();
            case FAILURE -> Failures.read(this);
            case SYSTEM_CLOCK -> Clock.systemUTC();
            case CLOCK -> clock();
            case MINE -> references.theirs(this);
            case YOURS -> references.ours(number());
        };
    }

    private <C extends Collection<Object>> C items(C into) {
        for (int left = announced(1); left > 0; left--) {
            into.add(read());
        }
        return into;
    }

    private Map<Object, Object> map() {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int left = announced(2); left > 0; left--) {
            map.put(read(), read());
        }
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }

    private Object constant() {
        Class<?> type = Contract.named(text());
        String name = text();
        if (!type.isEnum()) {
            throw new IllegalArgumentException(type.getName() + " is no enum");
        }
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no " + name);
    }

    private Object value() {
        Class<?> type = Contract.named(text());
        if (!Contract.isValue(type)) {
            throw new IllegalArgumentException(type.getName() + " is no value");
        }
        Shape shape = Shape.of(type);
        Object[] parts = new Object[shape.parts().size()];
        for (int index = 0; index < parts.length; index++) {
            parts[index] = read();
        }
        return shape.make(parts);
    }

    private Clock clock() {
        ZoneId zone = (ZoneId) read();
        return new RemoteClock((InstantSource) read(), zone);
    }

    private static final class RemoteClock extends Clock {
        private final InstantSource source;
        private final ZoneId zone;

        RemoteClock(InstantSource source, ZoneId zone) {
            this.source = source;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new RemoteClock(source, other);
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }

    /** How many parts follow, each of at least so many bytes; no more than the frame has room for. */
    private int announced(int leastBytes) {
        int parts = integer();
        requireRoom((long) parts * leastBytes);
        return parts;
    }

    /** Nothing is allocated for what a frame only says that it has. */
    private void requireRoom(long bytes) {
        if (bytes < 0 || bytes > in.limit() - at) {
            throw new IllegalArgumentException("a frame says " + bytes + " bytes follow, and has " + (in.limit() - at));
        }
    }

    private byte[] bytes(int length) {
        requireRoom(length);
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        at += length;
        return bytes;
    }

    String text() {
        int length = integer();
        if (length >= 0) {
            return new String(bytes(length), StandardCharsets.UTF_8);
        }
        requireRoom(-2L * length);
        char[] characters = new char[-length];
        for (int index = 0; index < characters.length; index++) {
            characters[index] = (char) in.getShort(at);
            at += Short.BYTES;
        }
        return new String(characters);
    }

    int integer() {
        int number = in.getInt(at);
        at += Integer.BYTES;
        return number;
    }

    long number() {
        long number = in.getLong(at);
        at += Long.BYTES;
        return number;
    }
}
