package io.jackfield.host.turn;

import io.jackfield.host.store.StoredText;

/** What plugins may call their values, and how long those may be. */
public final class MemoryNames {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 64 * 1024;

    private MemoryNames() {}

    /**
     * Names of the host begin with {@code #} and are out of reach: throws IllegalArgumentException, as for all that is
     * no name.
     */
    public static String checked(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.startsWith("#") || !StoredText.isClean(name)) {
            throw new IllegalArgumentException(
                    "a memory's name is '" + StoredText.clean(name) + "' of " + name.length() + " characters; use 1 to "
                            + LONGEST_NAME + ", not beginning with #, without NUL and without halves of characters");
        }
        return name;
    }

    /** Gives the value as it will be read back. */
    public static String checked(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    "memory '" + name + "' is given " + value.length() + " characters; the most is " + LONGEST_VALUE);
        }
        return StoredText.clean(value);
    }
}
