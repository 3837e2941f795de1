package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatResult;
import io.jackfield.api.llm.ChatResult.End;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.RunningCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One try of one answer: collects what comes, notices silence, and can be stopped. */
final class ModelAnswer implements TextSink {
    private final TextSink screen;
    private final LlmConfig config;
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<CallResult<ChatCompletion>> ended = new CompletableFuture<>();
    private volatile long lastPieceNanos = System.nanoTime();
    private volatile boolean begun;
    private volatile boolean stopped;
    private volatile boolean closed;
    private volatile RunningCall call;

    ModelAnswer(TextSink screen, LlmConfig config) {
        this.screen = screen;
        this.config = config;
    }

    @Override
    public void append(String piece) {
        // A provider that is not done yet when its answer is: nobody listens any more.
        if (closed || piece.isEmpty()) {
            return;
        }
        lastPieceNanos = System.nanoTime();
        begun = true;
        synchronized (text) {
            text.append(piece);
        }
        screen.append(piece);
    }

    void started(RunningCall running) {
        call = running;
        if (closed) {
            running.cancel();
        }
    }

    void ended(CallResult<ChatCompletion> result) {
        ended.complete(result);
    }

    /** The user pressed Stop. */
    void stop() {
        stopped = true;
        ended.complete(new CallResult.Failed<>(new JackfieldException(StandardError.CANCELLED, "stopped by the user")));
    }

    boolean hasBegun() {
        return begun;
    }

    /** Waits for the end, or for more silence than is bearable. Whatever the end, the provider is not left running. */
    ChatResult await() throws InterruptedException {
        try {
            while (true) {
                Duration bearable = begun ? config.silenceTimeout() : config.firstTokenTimeout();
                long left = bearable.toNanos() - (System.nanoTime() - lastPieceNanos);
                if (left <= 0) {
                    return result(new CallResult.Failed<>(new JackfieldException(
                            StandardError.STREAM_STALLED,
                            "nothing came from the model for " + bearable.toSeconds() + " s")));
                }
                // Not longer than a silence: the first piece may come and be the last.
                long wait = Math.min(left, config.silenceTimeout().toNanos());
                try {
                    return result(ended.get(wait, TimeUnit.NANOSECONDS));
                } catch (TimeoutException silence) {
                    // Look again: a piece may have come meanwhile.
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with an exception", e);
        } finally {
            closed = true;
            RunningCall running = call;
            if (running != null) {
                running.cancel();
            }
        }
    }

    private ChatResult result(CallResult<ChatCompletion> result) {
        String came;
        synchronized (text) {
            came = text.toString();
        }
        return switch (result) {
            case CallResult.Answered<ChatCompletion> answered ->
                new ChatResult(came, end(answered.value()), answered.value().usage(), Optional.empty());
            case CallResult.Failed<ChatCompletion> failed
            when stopped -> new ChatResult(came, End.STOPPED, Usage.UNKNOWN, Optional.empty());
            case CallResult.Failed<ChatCompletion> failed ->
                new ChatResult(came, End.BROKEN, Usage.UNKNOWN, Optional.of(failed.error()));
        };
    }

    private static End end(ChatCompletion completion) {
        return switch (completion.finish()) {
            case COMPLETE -> End.COMPLETE;
            case LENGTH -> End.LENGTH;
            case FILTERED -> End.FILTERED;
        };
    }
}
