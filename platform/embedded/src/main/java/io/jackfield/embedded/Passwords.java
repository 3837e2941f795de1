package io.jackfield.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords of the servers that are started here. */
public final class Passwords {
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** 32 letters, digits, dashes and underscores, so that it needs no quoting anywhere. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
