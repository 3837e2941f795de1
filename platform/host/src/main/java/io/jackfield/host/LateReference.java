package io.jackfield.host;

/** One of two that need each other: set once, before anybody asks. */
final class LateReference<T> {
    private volatile T value;

    void set(T made) {
        value = made;
    }

    T get() {
        if (value == null) {
            throw new IllegalStateException("asked for before it was made");
        }
        return value;
    }
}
