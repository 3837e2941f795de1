package io.jackfield.sandbox.llm;

import java.time.Instant;
import java.util.Optional;

/** A request and how its answer went; the latter changes while the answer is on its way. */
public final class RecordedRequest {
    /** How far an answer has come. */
    public enum State {
        /** On its way, or stalled. */
        RUNNING,
        /** Sent completely. */
        FINISHED,
        /** Refused, or broken off by this server as its script says. */
        FAILED,
        /** The client went away before the end. */
        CLIENT_LEFT
    }

    private final ModelRequest request;
    private final Instant arrivedAt = Instant.now();
    private volatile State state = State.RUNNING;
    private volatile Instant endedAt;
    private volatile int tokensSent;

    RecordedRequest(ModelRequest request) {
        this.request = request;
    }

    public ModelRequest request() {
        return request;
    }

    public Instant arrivedAt() {
        return arrivedAt;
    }

    public State state() {
        return state;
    }

    /** Tokens written so far; without a stream they count as written all at once. */
    public int tokensSent() {
        return tokensSent;
    }

    /** When the client went away before the end of its answer; empty as long as it has not. */
    public Optional<Instant> clientLeftAt() {
        return state == State.CLIENT_LEFT ? Optional.of(endedAt) : Optional.empty();
    }

    void sent(int tokens) {
        tokensSent = tokens;
    }

    void end(State with) {
        endedAt = Instant.now();
        state = with;
    }
}
