package io.jackfield.host.isolation.remote;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** A value's parts, in the order in which its constructor takes them; what is transient stays behind. */
final class Shape {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private final List<Field> parts;
    private final Constructor<?> constructor;

    private Shape(Class<?> type) {
        parts = Arrays.stream(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .toList();
        constructor = constructor(type, parts);
        parts.forEach(part -> part.setAccessible(true));
        constructor.setAccessible(true);
    }

    private static Constructor<?> constructor(Class<?> type, List<Field> parts) {
        try {
            return type.getDeclaredConstructor(
                    parts.stream().map(Field::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot travel: it has no constructor that takes its fields in their order", e);
        }
    }

    /** Throws {@link IllegalArgumentException} for a class that is built in another way. */
    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Field> parts() {
        return parts;
    }

    Object part(int index, Object value) {
        try {
            return parts.get(index).get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("was made accessible", e);
        }
    }

    Object make(Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("was made accessible", e);
        }
    }
}
