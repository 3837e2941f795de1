package io.jackfield.host.store;

/** Hears of letters. */
@FunctionalInterface
public interface LetterListener {
    /** One is stored, or stored once more with what else Telegram did not take. */
    void setAside(int bot, LetterKind kind);
}
