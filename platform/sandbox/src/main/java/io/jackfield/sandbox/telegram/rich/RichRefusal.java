package io.jackfield.sandbox.telegram.rich;

/** Telegram would refuse the rich message; the text is what it says after "Bad Request: ". */
public final class RichRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RichRefusal(String description) {
        super(description, null, false, false);
    }
}
