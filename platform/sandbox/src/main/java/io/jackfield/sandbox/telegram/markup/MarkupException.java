package io.jackfield.sandbox.telegram.markup;

import java.nio.charset.StandardCharsets;

/** A text that Telegram would refuse; the message is Telegram's own, without the leading {@code Bad Request: }. */
public final class MarkupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MarkupException(String message) {
        super(message, null, false, false);
    }

    /** A parse failure; Telegram counts the place in UTF-8 bytes. */
    static MarkupException at(String text, int index, String problem) {
        int bytes = text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
        return new MarkupException("can't parse entities: " + problem.replace("%d", Integer.toString(bytes)));
    }
}
