package io.jackfield.testkit;

import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.TextSink;
import java.time.Duration;
import java.util.List;

/**
 * What a scripted model does with one question.
 *
 * @param error why it broke off; only with {@link Ending#BROKEN}
 * @param silence how long nothing comes before the first piece
 * @param beside what comes beside the text
 */
record ModelScript(List<String> pieces, Ending ending, StandardError error, Duration silence, Beside beside) {
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

    /** Said while it works. */
    record Doing(TextSink.Activity activity, String detail) {}

    /** What a model does before its first word, and the sources it names at the end. */
    record Beside(List<Doing> doings, String thoughts, List<Citation> citations) {
        static final Beside NOTHING = new Beside(List.of(), "", List.of());

        Beside {
            doings = List.copyOf(doings);
            citations = List.copyOf(citations);
        }

        void play(TextSink sink) {
            doings.forEach(doing -> sink.progress(doing.activity(), doing.detail()));
            words(thoughts).forEach(sink::think);
        }
    }

    /** Word by word, as models do. */
    static ModelScript of(String text, Ending ending, StandardError error) {
        return of(words(text), ending, error);
    }

    static ModelScript of(List<String> pieces, Ending ending, StandardError error) {
        return new ModelScript(pieces, ending, error, Duration.ZERO, Beside.NOTHING);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)"));
    }

    ModelScript after(Duration time) {
        return new ModelScript(pieces, ending, error, time, beside);
    }

    ModelScript with(Beside what) {
        return new ModelScript(pieces, ending, error, silence, what);
    }

    /** What came before it breaks off. */
    String text() {
        return String.join("", pieces);
    }
}
