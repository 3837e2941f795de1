package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import java.util.List;
import java.util.Optional;

/** One line of a model's script, played to whoever has asked. */
final class Play {
    private final ModelScript script;
    private final String offer;
    private final TextSink sink;
    private final TestClock clock;
    private final Optional<RunningTurn> turn = RunningTurn.current();
    private final StringBuilder came = new StringBuilder();

    Play(ModelScript script, String offer, TextSink sink, TestClock clock) {
        this.script = script;
        this.offer = offer;
        this.sink = sink;
        this.clock = clock;
    }

    Answer run() {
        clock.reach(clock.instant().plus(script.silence()));
        script.beside().play(sink);
        if (!sink.wanted()) {
            return result(End.STOPPED);
        }
        for (String piece : script.pieces()) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            if (turn.filter(RunningTurn::isStopped).isPresent()) {
                return result(End.STOPPED);
            }
            came.append(piece);
            sink.append(piece);
            if (!sink.wanted()) {
                return result(End.STOPPED);
            }
        }
        return switch (script.ending()) {
            case COMPLETE -> result(End.COMPLETE);
            case LENGTH -> result(End.LENGTH);
            case FILTERED -> result(End.FILTERED);
            case BROKEN -> broken(script.error());
            case STALLS -> {
                clock.reach(clock.instant().plus(ScriptedModel.PATIENCE));
                yield broken(StandardError.STREAM_STALLED);
            }
            case USER_STOPS -> {
                inTurn().pressStop();
                yield result(End.STOPPED);
            }
            case WAITS_FOR_STOP -> {
                waitForStop(inTurn());
                yield result(End.STOPPED);
            }
        };
    }

    private RunningTurn inTurn() {
        return turn.orElseThrow(() ->
                new IllegalStateException("nobody can press Stop here: the model was not asked on a handler's thread"));
    }

    private static void waitForStop(RunningTurn turn) {
        try {
            turn.awaitStop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    /** As with the host: what had come is kept, and without anything that was shown another offer may be asked. */
    private Answer broken(StandardError error) {
        JackfieldException failure = new JackfieldException(error, "the test's script says so");
        if (came.isEmpty() && script.beside().thoughts().isEmpty()) {
            throw failure;
        }
        return result(End.BROKEN, Optional.of(failure), List.of());
    }

    private Answer result(End end) {
        boolean named = end != End.STOPPED;
        return result(end, Optional.empty(), named ? script.beside().citations() : List.of());
    }

    private Answer result(End end, Optional<JackfieldException> failure, List<Citation> citations) {
        return new Answer(
                came.toString(), end, Usage.UNKNOWN, failure, script.beside().thoughts(), citations, offer);
    }

    private static JackfieldException interrupted() {
        return new JackfieldException(StandardError.TIMED_OUT, "interrupted while a model was answering");
    }
}
