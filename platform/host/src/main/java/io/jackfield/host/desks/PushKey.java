package io.jackfield.host.desks;

import io.jackfield.host.store.StoredText;

/** What plugins may call a message that they send once, or put in the place of an earlier one. */
public final class PushKey {
    private static final int LONGEST = 200;

    private PushKey() {}

    /** Throws IllegalArgumentException for what the database would change. */
    public static String checked(String key) {
        if (key.isEmpty() || key.length() > LONGEST || !StoredText.isClean(key)) {
            throw new IllegalArgumentException("the key of a message has " + key.length() + " characters; use 1 to "
                    + LONGEST + ", without NUL and halves of characters");
        }
        return key;
    }
}
