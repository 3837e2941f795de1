package io.jackfield.host.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes a connection on which an answer went out before the whole request had come. For a moment the rest is read and
 * thrown away: closed at once, many a caller would see a reset and not the answer.
 */
final class LingeringClose {
    private static final long MILLIS = 1000;
    private static final int MAX_PIECES = 256;

    private final HttpServerRequest request;
    private int pieces;

    private LingeringClose(HttpServerRequest request) {
        this.request = request;
    }

    static void of(Vertx vertx, HttpServerRequest request) {
        LingeringClose end = new LingeringClose(request);
        request.handler(end::discard);
        request.exceptionHandler(lost -> {});
        request.endHandler(all -> end.close());
        request.resume();
        vertx.setTimer(MILLIS, timer -> end.close());
    }

    private void discard(Buffer ignored) {
        if (++pieces == MAX_PIECES) {
            close();
        }
    }

    private void close() {
        request.connection().close();
    }
}
