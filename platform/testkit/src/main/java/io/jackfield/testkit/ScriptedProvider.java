package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TranscriptionRequest;
import io.jackfield.api.llm.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays the test's script behind every provider of a real host. The host itself stops, stalls and keeps what has come.
 */
final class ScriptedProvider implements LlmProvider {
    private static final Duration LONGEST_STAND = Duration.ofMinutes(1);

    private final List<Offer> offers;
    private final ScriptedModel model;
    private final TestClock clock;
    private final Asker asker;
    private final AtomicInteger standing = new AtomicInteger();

    /** Whoever has asked the model. */
    interface Asker {
        void seesTheAnswerGrowing();

        void pressesStop();
    }

    /** @param offers of the bot; the id of each is the name of its model */
    ScriptedProvider(List<Offer> offers, ScriptedModel model, TestClock clock, Asker asker) {
        this.offers = List.copyOf(offers);
        this.model = model;
        this.clock = clock;
        this.asker = asker;
    }

    /** How many answers wait for a user to press Stop. */
    int standing() {
        return standing.get();
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named("scripted")
                .with(offers.stream().map(InMemoryModelDesk::info).toList());
    }

    @Override
    public String transcribe(TranscriptionRequest request) {
        return model.listen();
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) throws InterruptedException {
        ModelScript script = model.next(new Question(TestBot.ID, request.model(), request.messages()));
        clock.reach(clock.instant().plus(script.silence()));
        script.beside().play(sink);
        script.pieces().forEach(sink::append);
        return switch (script.ending()) {
            case COMPLETE -> ended(Finish.COMPLETE, script);
            case LENGTH -> ended(Finish.LENGTH, script);
            case FILTERED -> ended(Finish.FILTERED, script);
            case BROKEN -> throw new JackfieldException(script.error(), "the test's script says so");
            case STALLS -> {
                clock.reach(clock.instant().plus(ScriptedModel.PATIENCE));
                throw new JackfieldException(StandardError.STREAM_STALLED, "nothing more came from the model");
            }
            case USER_STOPS -> {
                asker.pressesStop();
                yield untilInterrupted();
            }
            case WAITS_FOR_STOP -> {
                if (!script.pieces().isEmpty()) {
                    asker.seesTheAnswerGrowing();
                }
                standing.incrementAndGet();
                try {
                    yield untilInterrupted();
                } finally {
                    standing.decrementAndGet();
                }
            }
        };
    }

    private static Completion untilInterrupted() throws InterruptedException {
        Thread.sleep(LONGEST_STAND);
        throw new IllegalStateException("nobody has pressed Stop for " + LONGEST_STAND.toSeconds() + " s");
    }

    private static Completion ended(Finish finish, ModelScript script) {
        return new Completion(finish, Usage.UNKNOWN, "scripted", script.beside().citations());
    }
}
