package io.jackfield.host.web;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebStream;
import io.jackfield.host.calls.RunningCall;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Writes what a route says to the caller's connection. The route's thread waits until the connection takes more. */
final class HttpStream implements WebStream {
    /** About the connection, which is the host's. */
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-length",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final CoreLoop loop;
    private final HttpServerResponse response;
    private final Duration limit;
    private final CompletableFuture<RunningCall> call = new CompletableFuture<>();
    private volatile boolean begun;

    /** @param limit of a call that takes long */
    HttpStream(CoreLoop loop, HttpServerResponse response, Duration limit) {
        this.loop = loop;
        this.response = response;
        this.limit = limit;
    }

    /** From now on the call ends when its caller leaves. Core loop only. */
    void started(RunningCall running) {
        call.complete(running);
        if (response.closed()) {
            running.cancel();
        } else {
            response.closeHandler(closed -> running.cancel());
            response.exceptionHandler(broken -> running.cancel());
        }
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public void takesLong() {
        call.join().extendTo(limit.toNanos());
    }

    @Override
    public void begin(WebAnswer head) {
        if (begun) {
            throw new IllegalStateException("the answer has begun already; write the next piece");
        }
        begun = true;
        takesLong();
        await(() -> {
            response.setChunked(true);
            putHead(response, head);
            return head.body().length == 0 ? response.writeHead() : response.write(Buffer.buffer(head.body()));
        });
    }

    @Override
    public void write(String piece) {
        if (!begun) {
            throw new IllegalStateException("nothing has begun; call begin first");
        }
        if (!piece.isEmpty()) {
            await(() -> written(response.write(piece)));
        }
    }

    /** Core loop only. */
    static void putHead(HttpServerResponse response, WebAnswer answer) {
        answer.headers().forEach((name, value) -> {
            if (!OURS.contains(name)) {
                response.putHeader(name, value);
            }
        });
        response.setStatusCode(answer.status());
    }

    private Future<Void> written(Future<Void> writing) {
        if (!response.writeQueueFull()) {
            return writing;
        }
        Promise<Void> room = Promise.promise();
        response.drainHandler(drained -> room.tryComplete());
        writing.onFailure(room::tryFail);
        return room.future();
    }

    private interface Step {
        Future<Void> take();
    }

    private void await(Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.run(() -> {
            if (response.closed()) {
                done.completeExceptionally(new IllegalStateException("closed"));
            } else {
                step.take().onSuccess(done::complete).onFailure(done::completeExceptionally);
            }
        });
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw left(e);
        } catch (ExecutionException e) {
            throw left(e);
        }
    }

    private static JackfieldException left(Exception cause) {
        return new JackfieldException(StandardError.CANCELLED, "the caller has left", cause);
    }
}
