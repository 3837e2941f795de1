package io.jackfield.host.admin;

import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * An answer that is written from another thread, in chunks; the thread waits until the connection takes more. The head
 * goes out with the first chunk. Only {@link #finish} ends the answer, so that one that broke off is not taken for the
 * whole.
 */
final class ResponseStream extends OutputStream {
    private static final int CHUNK = 32 * 1024;

    private final CoreLoop loop;
    private final HttpServerResponse response;
    private final String mediaType;
    private final String fileName;
    private Buffer chunk = Buffer.buffer(CHUNK);
    private boolean begun;

    ResponseStream(CoreLoop loop, HttpServerResponse response, String mediaType, String fileName) {
        this.loop = loop;
        this.response = response;
        this.mediaType = mediaType;
        this.fileName = fileName;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        chunk.appendBytes(bytes, offset, length);
        if (chunk.length() >= CHUNK) {
            send();
        }
    }

    private void send() throws IOException {
        Buffer full = chunk;
        chunk = Buffer.buffer(CHUNK);
        await(() -> {
            begin();
            return written(response.write(full));
        });
    }

    /** Sends what is left and ends the answer. */
    void finish() throws IOException {
        await(() -> {
            begin();
            return response.end(chunk);
        });
    }

    private void begin() {
        if (!begun) {
            begun = true;
            response.setChunked(true)
                    .putHeader("Content-Type", mediaType)
                    .putHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
        }
    }

    private Future<Void> written(Future<Void> writing) {
        if (!response.writeQueueFull()) {
            return writing;
        }
        Promise<Void> room = Promise.promise();
        response.drainHandler(drained -> room.tryComplete());
        response.closeHandler(closed -> room.tryFail("the caller has left"));
        writing.onFailure(room::tryFail);
        return room.future();
    }

    private void await(Supplier<Future<Void>> step) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.run(() -> {
            if (response.closed()) {
                done.completeExceptionally(new IOException("the caller has left"));
            } else {
                step.get().onSuccess(done::complete).onFailure(done::completeExceptionally);
            }
        });
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the caller reads");
        } catch (ExecutionException e) {
            throw new IOException("the caller has left", e);
        }
    }
}
