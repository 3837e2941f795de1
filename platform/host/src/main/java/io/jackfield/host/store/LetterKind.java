package io.jackfield.host.store;

import java.util.Locale;

/** Why somebody has to see to an update or a message; stored by its place. */
public enum LetterKind {
    /** No plugin could answer it. */
    DEAD,
    /** Telegram would not take the reply. */
    UNDELIVERABLE;

    short stored() {
        return (short) ordinal();
    }

    static LetterKind of(short stored) {
        return values()[stored];
    }

    /** As metrics and pages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
