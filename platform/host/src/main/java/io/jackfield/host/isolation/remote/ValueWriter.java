package io.jackfield.host.isolation.remote;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Writes values of the contract behind one another. What is no value becomes a reference. */
final class ValueWriter {
    private final FrameWriter out;
    private final References references;

    ValueWriter(FrameWriter out, References references) {
        this.out = out;
        this.references = references;
    }

    /** What the writer asks for objects that stay where they are. */
    interface References {
        /** Writes the reference, and whatever goes along with it. */
        void write(ValueWriter writer, Object target, List<Class<?>> interfaces);
    }

    void write(Object value) {
        switch (value) {
            case null -> tag(Tag.NULL);
            case Boolean flag -> tag(flag ? Tag.TRUE : Tag.FALSE);
            case Integer number -> tag(Tag.INT).appendInt(number);
            case Long number -> tag(Tag.LONG).appendLong(number);
            case Double number -> tag(Tag.DOUBLE).appendDouble(number);
            case String text -> {
                tag(Tag.TEXT);
                text(text);
            }
            case byte[] bytes -> tag(Tag.BYTES).appendInt(bytes.length).appendBytes(bytes);
            case Optional<?> optional -> optional(optional);
            case OptionalInt optional -> optional(optional);
            case OptionalLong optional -> optional(optional);
            case Set<?> set -> items(Tag.SET, set);
            case Collection<?> list -> items(Tag.LIST, list);
            case Object[] array -> items(Tag.ARRAY, Arrays.asList(array));
            case Map<?, ?> map -> map(map);
            case Throwable thrown -> {
                tag(Tag.FAILURE);
                Failures.write(this, thrown);
            }
            case Clock clock -> clock(clock);
            case Enum<?> constant -> {
                named(Tag.ENUM, constant.getDeclaringClass());
                text(constant.name());
            }
            default -> other(value);
        }
    }

    private void optional(Optional<?> optional) {
        tag(optional.isPresent() ? Tag.PRESENT : Tag.EMPTY);
        optional.ifPresent(this::write);
    }

    private void optional(OptionalInt optional) {
        tag(optional.isPresent() ? Tag.PRESENT_INT : Tag.EMPTY_INT);
        optional.ifPresent(out::appendInt);
    }

    private void optional(OptionalLong optional) {
        tag(optional.isPresent() ? Tag.PRESENT_LONG : Tag.EMPTY_LONG);
        optional.ifPresent(out::appendLong);
    }

    private void items(Tag tag, Collection<?> items) {
        tag(tag).appendInt(items.size());
        items.forEach(this::write);
    }

    private void map(Map<?, ?> map) {
        tag(Tag.MAP).appendInt(map.size());
        map.forEach((key, value) -> {
            write(key);
            write(value);
        });
    }

    private void clock(Clock clock) {
        if (clock.equals(Clock.systemUTC())) {
            tag(Tag.SYSTEM_CLOCK);
        } else {
            tag(Tag.CLOCK);
            write(clock.getZone());
            references.write(this, clock, List.of(InstantSource.class));
        }
    }

    private void other(Object value) {
        Class<?> kind = JdkValues.kindOf(value.getClass());
        if (kind != null) {
            tag(Tag.JDK_VALUE);
            text(kind.getName());
            text(JdkValues.write(value));
            return;
        }
        if (Contract.isValue(value.getClass())) {
            value(value);
            return;
        }
        List<Class<?>> interfaces = Contract.interfacesOf(value.getClass());
        if (interfaces.isEmpty()) {
            throw new IllegalArgumentException("a " + value.getClass().getName()
                    + " cannot leave its process: only types of the contract and plain values of the JDK do");
        }
        references.write(this, value, interfaces);
    }

    private void value(Object value) {
        named(Tag.VALUE, value.getClass());
        Shape shape = Shape.of(value.getClass());
        for (int index = 0; index < shape.parts().size(); index++) {
            write(shape.part(index, value));
        }
    }

    private void named(Tag tag, Class<?> type) {
        if (!Contract.isOurs(type)) {
            throw new IllegalArgumentException(
                    "a " + type.getName() + " cannot leave its process: it is no type of the contract");
        }
        tag(tag);
        text(type.getName());
    }

    /** Writes them as objects of another owner than the rest. */
    void sentAlong(References owner, Map<String, Object> answers) {
        new ValueWriter(out, owner).write(answers);
    }

    FrameWriter tag(Tag tag) {
        return out.appendByte(tag.number());
    }

    /** Half a character, as a cut stream may leave it, has no form in UTF-8: such a text goes as it is in memory. */
    void text(String text) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.appendInt(bytes.length).appendBytes(bytes);
            return;
        }
        out.appendInt(-text.length());
        text.chars().forEach(character -> out.appendShort((short) character));
    }

    void number(long number) {
        out.appendLong(number);
    }
}
