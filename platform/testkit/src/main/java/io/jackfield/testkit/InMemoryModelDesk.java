package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.ChatResult;
import io.jackfield.api.llm.ChatResult.End;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Optional;

/** Asks the scripted model, on the thread of the handler. */
final class InMemoryModelDesk implements ModelDesk {
    private final ServedBot bot;
    private final ScriptedModel model;
    private final TestClock clock;

    InMemoryModelDesk(ServedBot bot, ScriptedModel model, TestClock clock) {
        this.bot = bot;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers(String botId) {
        TestBot.requireKnown(bot, botId);
        return bot.config().models().stream()
                .map(offer -> new Offer(offer.id(), offer.label(), offer.provider(), offer.premium()))
                .toList();
    }

    @Override
    public ChatResult chat(Question question, TextSink sink) {
        if (offer(question.bot(), question.offer()).isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "bot " + question.bot() + " offers no model '" + question.offer()
                            + "'; give it one with JackfieldExtension.offer(…)");
        }
        return play(model.next(question), sink);
    }

    private ChatResult play(ModelScript script, TextSink sink) {
        StringBuilder came = new StringBuilder();
        Optional<RunningTurn> turn = RunningTurn.current();
        clock.reach(clock.instant().plus(script.silence()));
        for (String piece : script.pieces()) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            if (turn.filter(RunningTurn::isStopped).isPresent()) {
                return result(came, End.STOPPED);
            }
            came.append(piece);
            sink.append(piece);
        }
        return switch (script.ending()) {
            case COMPLETE -> result(came, End.COMPLETE);
            case LENGTH -> result(came, End.LENGTH);
            case FILTERED -> result(came, End.FILTERED);
            case BROKEN -> broken(came, script.error());
            case STALLS -> {
                clock.reach(clock.instant().plus(ScriptedModel.PATIENCE));
                yield broken(came, StandardError.STREAM_STALLED);
            }
            case USER_STOPS -> {
                inTurn(turn).pressStop();
                yield result(came, End.STOPPED);
            }
            case WAITS_FOR_STOP -> {
                waitForStop(inTurn(turn));
                yield result(came, End.STOPPED);
            }
        };
    }

    private static RunningTurn inTurn(Optional<RunningTurn> turn) {
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

    /** As with the host: what had come is kept, and without anything the error comes out. */
    private static ChatResult broken(StringBuilder came, StandardError error) {
        JackfieldException failure = new JackfieldException(error, "the test's script says so");
        if (came.isEmpty()) {
            throw failure;
        }
        return new ChatResult(came.toString(), End.BROKEN, Usage.UNKNOWN, Optional.of(failure));
    }

    private static ChatResult result(StringBuilder came, End end) {
        return new ChatResult(came.toString(), end, Usage.UNKNOWN, Optional.empty());
    }

    private static JackfieldException interrupted() {
        return new JackfieldException(StandardError.TIMED_OUT, "interrupted while a model was answering");
    }
}
