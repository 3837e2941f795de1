package io.jackfield.api;

/**
 * What extensions are called, such as a report or a payment provider, in commands, addresses and configuration. From
 * any thread.
 */
public final class ExtensionName {
    /** As a regular expression: 2 to 32 of a-z 0-9 and -. */
    public static final String PATTERN = "[a-z0-9-]{2,32}";

    private ExtensionName() {}

    /**
     * Checks a name, for the constructor of a specification.
     *
     * @param what it is that is called so, for the message, such as "report"
     * @param name as its plugin gives it; may be null
     * @throws IllegalArgumentException if it is none; the message says what to use
     */
    public static void require(String what, String name) {
        if (name == null || !name.matches(PATTERN)) {
            throw new IllegalArgumentException(what + " name is '" + name + "'; use 2 to 32 of a-z 0-9 -");
        }
    }
}
