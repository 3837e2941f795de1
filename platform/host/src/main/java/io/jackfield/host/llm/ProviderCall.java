package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.RunningCall;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A call of a provider on its way, until it ends, its user stops it, or nobody waits for it any more. */
final class ProviderCall<T> {
    private final CompletableFuture<CallResult<T>> ended = new CompletableFuture<>();
    private final Waiting waiting;
    private volatile RunningCall running;
    private volatile boolean closed;

    ProviderCall(Waiting waiting) {
        this.waiting = waiting;
    }

    void started(RunningCall call) {
        running = call;
        if (closed) {
            call.cancel();
        }
    }

    void ended(CallResult<T> result) {
        ended.complete(result);
    }

    /** The user pressed Stop, or whoever asked wants no more; too late when it has ended. */
    void stop() {
        ended.complete(new CallResult.Failed<>(new JackfieldException(StandardError.CANCELLED, "stopped")));
    }

    /** How it ended; empty when it has not within the time. */
    Optional<CallResult<T>> await(long nanos) throws InterruptedException {
        return waiting.await(ended, nanos) ? Optional.of(ended.join()) : Optional.empty();
    }

    boolean isClosed() {
        return closed;
    }

    /** Nobody waits any more: its provider is not left running. */
    void close() {
        closed = true;
        RunningCall call = running;
        if (call != null) {
            call.cancel();
        }
    }
}
