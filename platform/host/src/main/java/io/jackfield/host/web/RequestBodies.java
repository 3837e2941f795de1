package io.jackfield.host.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Collects the bodies of calls to one listener, whose callers may be anybody: each bounded in bytes, pieces and time,
 * and all that are under way bounded together. Most come in one piece, which is then used as it is. Loop of the
 * listener only.
 */
public final class RequestBodies {
    /** Far more than any client sends, and still nothing for the loop: about a millisecond. */
    private static final int FREE_PIECES = 1024;
    /** Beyond those, the least that pieces come to in the middle. */
    private static final int LEAST_PIECE = 64;

    private static final long LOOK_MILLIS = 250;

    private final Vertx vertx;
    private final Duration limit;
    private final long maxTogether;
    /** Those that are not whole yet, the one that began first in front. */
    private final SequencedSet<Body> underWay = new LinkedHashSet<>();

    private long together;
    private boolean looking;

    /**
     * @param limit time for one body, from its head on
     * @param maxTogether bytes of all unfinished bodies; beyond it the one that takes longest is given up
     */
    public RequestBodies(Vertx vertx, Duration limit, long maxTogether) {
        this.vertx = vertx;
        this.limit = limit;
        this.maxTogether = maxTogether;
    }

    /** With as much for all as an eighth of the heap, and room for two of the largest. */
    public static RequestBodies of(Vertx vertx, Duration limit, int largest) {
        return new RequestBodies(
                vertx, limit, Math.max(2L * largest, Runtime.getRuntime().maxMemory() / 8));
    }

    /**
     * Why a body is not read on.
     *
     * @param status for the caller: 400, 408, 413 or 503
     */
    public record Refusal(int status, String reason) {}

    /**
     * Reads the body. Exactly one is told of it, or none when the caller goes away before its end.
     *
     * @param whole told of the body; null when there is none
     * @param refused told as soon as it is too large, in too small pieces, or too slow; the rest is not kept
     */
    public void read(HttpServerRequest request, int maxBytes, Consumer<Buffer> whole, Consumer<Refusal> refused) {
        Body body = new Body(maxBytes, whole, refused);
        if (announced(request) > maxBytes) {
            body.refuse(tooLarge(maxBytes));
            return;
        }
        request.handler(body::add);
        request.exceptionHandler(lost -> body.leave());
        request.endHandler(end -> body.end());
    }

    /** Bytes, as its head says; 0 when it does not. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Refusal tooLarge(int maxBytes) {
        return new Refusal(413, "body larger than " + maxBytes + " bytes");
    }

    /** How many are not whole yet. */
    int underWay() {
        return underWay.size();
    }

    private final class Body {
        private final int maxBytes;
        private final Consumer<Buffer> whole;
        private final Consumer<Refusal> refused;
        private final long since = System.nanoTime();
        private Buffer collected;
        private int pieces;
        private boolean done;

        Body(int maxBytes, Consumer<Buffer> whole, Consumer<Refusal> refused) {
            this.maxBytes = maxBytes;
            this.whole = whole;
            this.refused = refused;
            underWay.addLast(this);
            lookLater();
        }

        void add(Buffer piece) {
            if (done) {
                return;
            }
            pieces++;
            int length = piece.length() + (collected == null ? 0 : collected.length());
            if (length > maxBytes) {
                refuse(tooLarge(maxBytes));
            } else if (pieces > FREE_PIECES + length / LEAST_PIECE) {
                refuse(new Refusal(400, "body in more than " + (pieces - 1) + " pieces for " + length + " bytes"));
            } else {
                keep(piece);
                while (together > maxTogether) {
                    underWay.getFirst().refuse(new Refusal(503, "too many bodies are under way"));
                }
            }
        }

        private void keep(Buffer piece) {
            together += piece.length();
            if (collected == null) {
                collected = piece;
                return;
            }
            if (pieces == 2) {
                // The first may be a view of the connection's buffer, which has no room behind it.
                collected =
                        Buffer.buffer(2 * (collected.length() + piece.length())).appendBuffer(collected);
            }
            collected.appendBuffer(piece);
        }

        void end() {
            if (!done) {
                Buffer body = collected;
                leave();
                whole.accept(body);
            }
        }

        void refuse(Refusal refusal) {
            leave();
            refused.accept(refusal);
        }

        void leave() {
            if (!done) {
                done = true;
                underWay.remove(this);
                together -= collected == null ? 0 : collected.length();
                collected = null;
            }
        }
    }

    /** One timer for all, and none while every body comes at once. */
    private void lookLater() {
        if (!looking) {
            looking = true;
            vertx.setTimer(LOOK_MILLIS, timer -> look());
        }
    }

    private void look() {
        looking = false;
        long oldest = System.nanoTime() - limit.toNanos();
        while (!underWay.isEmpty() && underWay.getFirst().since - oldest < 0) {
            underWay.getFirst().refuse(new Refusal(408, "body not whole after " + limit.toMillis() + " ms"));
        }
        if (!underWay.isEmpty()) {
            lookLater();
        }
    }
}
