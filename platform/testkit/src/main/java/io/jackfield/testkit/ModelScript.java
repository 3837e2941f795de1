package io.jackfield.testkit;

import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.List;

/**
 * What a scripted model does with one question.
 *
 * @param error why it broke off; only with {@link Ending#BROKEN}
 * @param silence how long nothing comes before the first piece
 */
record ModelScript(List<String> pieces, Ending ending, StandardError error, Duration silence) {
    enum Ending {
        COMPLETE,
        LENGTH,
        FILTERED,
        BROKEN,
        USER_STOPS,
        WAITS_FOR_STOP,
        /** Nothing more comes, and the connection stays open. */
        STALLS
    }

    ModelScript {
        pieces = List.copyOf(pieces);
    }

    /** Word by word, as models do. */
    static ModelScript of(String text, Ending ending, StandardError error) {
        return new ModelScript(
                text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)")), ending, error, Duration.ZERO);
    }

    ModelScript after(Duration time) {
        return new ModelScript(pieces, ending, error, time);
    }

    /** What came before it breaks off. */
    String text() {
        return String.join("", pieces);
    }
}
