package io.jackfield.testkit;

import io.jackfield.api.StandardError;
import java.util.List;

/**
 * What a scripted model does with one question.
 *
 * @param error why it broke off; only with {@link Ending#BROKEN}
 */
record ModelScript(List<String> pieces, Ending ending, StandardError error) {
    enum Ending {
        COMPLETE,
        LENGTH,
        FILTERED,
        BROKEN,
        USER_STOPS,
        WAITS_FOR_STOP
    }

    ModelScript {
        pieces = List.copyOf(pieces);
    }

    /** Word by word, as models do. */
    static ModelScript of(String text, Ending ending, StandardError error) {
        return new ModelScript(text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)")), ending, error);
    }
}
