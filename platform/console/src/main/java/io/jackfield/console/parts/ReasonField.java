package io.jackfield.console.parts;

import io.jackfield.console.frame.Visit;

/** The field {@code reason}: why an operator does something, for the audit. Keeps what was typed before a refusal. */
public final class ReasonField {
    private ReasonField() {}

    /** @param key of its label; the hint is the same with {@code .hint} */
    public static Field of(Visit visit, String key) {
        return Field.text("reason", visit.text(key), visit.field("reason").orElse(""))
                .hint(visit.text(key + ".hint"));
    }
}
