package io.jackfield.lib.sales;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an application is. */
public enum Status {
    /** Nobody has looked at it. */
    NEW,
    /** A manager sees to it. */
    TAKEN,
    /** The applicant has been spoken to. */
    CONTACTED,
    /** It has become an order. */
    WON,
    /** It has come to nothing. */
    LOST;

    /** In tables, texts and events: {@code new}, {@code taken} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody still has to see to it. */
    public boolean isOpen() {
        return this != WON && this != LOST;
    }

    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
