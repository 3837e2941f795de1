package io.jackfield.payment.yookassa;

import java.util.regex.Pattern;

/** Ids of payments and refunds. Only what looks like one gets into an address. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}");

    private Ids() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException when it is none */
    static String checked(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("an id does not have 36 of 0-9 a-f -");
        }
        return text;
    }
}
