package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.config.LlmConfig;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One try of one answer: collects what comes, hands it on, notices silence, and can be stopped. */
final class ModelAnswer implements TextSink {
    /** More of it nobody reads. */
    private static final int MOST_REASONING = 100_000;

    private final String offer;
    private final TextSink screen;
    private final Waiting waiting;
    private final ProviderCall<Completion> call;
    private final StallTimer silence;
    private final long startedNanos;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private volatile boolean shown;
    private volatile long firstTokenNanos;

    /** @param offer the id of the offer that is tried */
    ModelAnswer(String offer, TextSink screen, LlmConfig config, Waiting waiting) {
        this.offer = offer;
        this.screen = screen;
        this.waiting = waiting;
        call = new ProviderCall<>(waiting);
        startedNanos = waiting.nanos();
        silence = new StallTimer(config, startedNanos);
    }

    ProviderCall<Completion> call() {
        return call;
    }

    @Override
    public void append(String piece) {
        // A provider that is not done yet when its answer is: nobody listens any more.
        if (call.isClosed() || piece.isEmpty()) {
            return;
        }
        long now = waiting.nanos();
        silence.answered(now);
        if (firstTokenNanos == 0) {
            firstTokenNanos = Math.max(1, now - startedNanos);
        }
        shown = true;
        synchronized (text) {
            text.append(piece);
        }
        screen.append(piece);
        stopUnlessWanted();
    }

    @Override
    public void think(String piece) {
        if (call.isClosed() || piece.isEmpty()) {
            return;
        }
        silence.worked(waiting.nanos());
        shown = true;
        synchronized (text) {
            keepThought(piece);
        }
        screen.think(piece);
        stopUnlessWanted();
    }

    private void stopUnlessWanted() {
        if (!screen.wanted()) {
            call.stop();
        }
    }

    /** For providers that look before they go on. */
    @Override
    public boolean wanted() {
        return !call.isClosed();
    }

    @Override
    public void wasThought() {
        if (call.isClosed()) {
            return;
        }
        synchronized (text) {
            keepThought(text);
            text.setLength(0);
        }
        screen.wasThought();
    }

    private void keepThought(CharSequence piece) {
        int room = MOST_REASONING - reasoning.length();
        reasoning.append(piece, 0, Math.min(room, piece.length()));
    }

    @Override
    public void progress(Activity activity, String detail) {
        if (call.isClosed()) {
            return;
        }
        if (activity == Activity.QUEUED) {
            silence.queued(waiting.nanos());
        } else {
            silence.worked(waiting.nanos());
        }
        screen.progress(activity, detail);
    }

    /** Whether the user has seen something of it, so that it cannot be begun anew. */
    boolean isShown() {
        return shown;
    }

    /** From the start to the first piece of the answer itself. */
    OptionalLong firstTokenNanos() {
        return firstTokenNanos == 0 ? OptionalLong.empty() : OptionalLong.of(firstTokenNanos);
    }

    /** Waits for the end, or for more silence than is bearable. Whatever the end, the provider is not left running. */
    Answer await() throws InterruptedException {
        try {
            while (true) {
                long left = silence.left(waiting.nanos());
                if (left <= 0) {
                    return result(new CallResult.Failed<>(
                            new JackfieldException(StandardError.STREAM_STALLED, silence.words())));
                }
                Optional<CallResult<Completion>> result =
                        call.await(Math.min(left, silence.nextLook().toNanos()));
                if (result.isPresent()) {
                    return result(result.get());
                }
            }
        } finally {
            call.close();
        }
    }

    /** What has come, for one whose waiting thread was interrupted. */
    Answer interrupted() {
        return result(new CallResult.Failed<>(
                new JackfieldException(StandardError.TIMED_OUT, "interrupted while a model was answering")));
    }

    private Answer result(CallResult<Completion> result) {
        return switch (result) {
            case CallResult.Answered<Completion> answered ->
                result(
                        end(answered.value()),
                        answered.value().usage(),
                        Optional.empty(),
                        answered.value().citations());
            case CallResult.Failed<Completion> failed
            when failed.error().error() == StandardError.CANCELLED ->
                result(End.STOPPED, Usage.UNKNOWN, Optional.empty(), List.of());
            case CallResult.Failed<Completion> failed ->
                result(End.BROKEN, Usage.UNKNOWN, Optional.of(failed.error()), List.of());
        };
    }

    private Answer result(End end, Usage usage, Optional<JackfieldException> failure, List<Citation> citations) {
        synchronized (text) {
            return new Answer(text.toString(), end, usage, failure, reasoning.toString(), citations, offer);
        }
    }

    private static End end(Completion completion) {
        return switch (completion.finish()) {
            case COMPLETE -> End.COMPLETE;
            case LENGTH -> End.LENGTH;
            case FILTERED -> End.FILTERED;
        };
    }
}
