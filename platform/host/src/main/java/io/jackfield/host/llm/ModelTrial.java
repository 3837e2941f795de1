package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.llm.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A prompt by which an operator tries a model, as far as its answer has come. From any thread. */
public final class ModelTrial {
    private final String id;
    private final String provider;
    private final String model;
    private final String bot;
    private final Instant begunAt;
    private final StringBuilder text = new StringBuilder();
    private Optional<Duration> firstToken = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();

    ModelTrial(String id, String provider, String model, String bot, Instant begunAt) {
        this.id = id;
        this.provider = provider;
        this.model = model;
        this.bot = bot;
        this.begunAt = begunAt;
    }

    /**
     * How it ended.
     *
     * @param end of the answer; empty when there was none
     * @param problem what went wrong, in the words of the provider: only the words are kept, since an exception knows
     *     classes of plugins, which have to be able to go
     */
    public record Outcome(Optional<Answer.End> end, Duration took, Usage usage, Optional<String> problem) {}

    public String id() {
        return id;
    }

    public String provider() {
        return provider;
    }

    public String model() {
        return model;
    }

    public String bot() {
        return bot;
    }

    public Instant begunAt() {
        return begunAt;
    }

    public synchronized String text() {
        return text.toString();
    }

    /** How long the first piece of the answer took. */
    public synchronized Optional<Duration> firstToken() {
        return firstToken;
    }

    /** Empty while it runs. */
    public synchronized Optional<Outcome> outcome() {
        return outcome;
    }

    synchronized void append(String piece) {
        text.append(piece);
    }

    synchronized void firstToken(Duration time) {
        firstToken = Optional.of(time);
    }

    synchronized void end(Answer answer, Duration took) {
        outcome = Optional.of(new Outcome(
                Optional.of(answer.end()),
                took,
                answer.usage(),
                answer.failure().map(ModelTrial::words)));
    }

    synchronized void failed(RuntimeException failure, Duration took) {
        String words = failure instanceof JackfieldException known ? words(known) : failure.toString();
        outcome = Optional.of(new Outcome(Optional.empty(), took, Usage.UNKNOWN, Optional.of(words)));
    }

    private static String words(JackfieldException failure) {
        return failure.error() + ": " + failure.getMessage();
    }
}
