package io.jackfield.host.config.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys that lead to a value, written as a JSON pointer such as {@code /plans/free/limits}: in a list the id of an
 * entry stands for it. A {@code /} inside a key is written {@code ~1}, a {@code ~} as {@code ~0}.
 */
public record KeyPath(List<String> keys) implements Comparable<KeyPath> {
    private static final int MOST_KEYS = 30;
    private static final int LONGEST = 500;

    public KeyPath {
        keys = List.copyOf(keys);
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    public static KeyPath parse(String pointer) {
        if (!pointer.startsWith("/") || pointer.length() > LONGEST) {
            throw new IllegalArgumentException("'" + pointer
                    + "' is no path; write the keys with / before each, such as /summarise/after, up to " + LONGEST
                    + " characters");
        }
        List<String> keys = Arrays.stream(pointer.substring(1).split("/", -1))
                .map(key -> key.replace("~1", "/").replace("~0", "~"))
                .toList();
        if (keys.size() > MOST_KEYS || keys.contains("")) {
            throw new IllegalArgumentException(
                    "'" + pointer + "' is no path; write 1 to " + MOST_KEYS + " keys, none of them empty");
        }
        return new KeyPath(keys);
    }

    public static KeyPath of(String... keys) {
        return new KeyPath(List.of(keys));
    }

    /** The place of the file itself. */
    public static KeyPath root() {
        return new KeyPath(List.of());
    }

    public KeyPath then(String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return new KeyPath(longer);
    }

    public KeyPath then(KeyPath further) {
        List<String> longer = new ArrayList<>(keys);
        longer.addAll(further.keys);
        return new KeyPath(longer);
    }

    /** Whether it leads to this place, or to what that stands in. */
    public boolean contains(KeyPath other) {
        return other.keys.size() >= keys.size()
                && other.keys.subList(0, keys.size()).equals(keys);
    }

    /** Without so many keys at the beginning. */
    public KeyPath after(int count) {
        return new KeyPath(keys.subList(count, keys.size()));
    }

    /** What holds others comes before them. */
    @Override
    public int compareTo(KeyPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return keys.stream()
                .map(key -> "/" + key.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
