package io.jackfield.host.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes a connection on which an answer went out before the whole request had come. For a moment the rest is read and
 * thrown away: closed at once, many a caller would see a reset and not the answer.
 */
final class LingeringClose {
    private static final long MILLIS = 3000;
    private static final int FREE_PIECES = 256;
    /** Bytes; who sends smaller ones costs more time than an answer is worth. */
    private static final int LEAST_PIECE = 1024;

    private final HttpServerRequest request;
    private int pieces;
    private long bytes;

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

    private void discard(Buffer piece) {
        bytes += piece.length();
        if (++pieces > FREE_PIECES + bytes / LEAST_PIECE) {
            close();
        }
    }

    private void close() {
        request.connection().close();
    }
}
