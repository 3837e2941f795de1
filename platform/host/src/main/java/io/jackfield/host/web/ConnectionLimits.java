package io.jackfield.host.web;

import io.jackfield.host.config.HttpLimits;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one listener: how many there are, and how long one may keep us waiting for a head or take for an
 * answer. A request that is answered before its body has come ends its connection. Loop of the listener only.
 */
final class ConnectionLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimits.class);
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final long LOOK_MILLIS = 1000;

    private final Vertx vertx;
    private final String listener;
    private final HttpLimits limits;
    private final Map<HttpConnection, Guest> open = new HashMap<>();
    private boolean looking;
    private long turnedAway;

    /** @param listener as the log calls it */
    ConnectionLimits(Vertx vertx, String listener, HttpLimits limits) {
        this.vertx = vertx;
        this.listener = listener;
        this.limits = limits;
    }

    private static final class Guest {
        private HttpServerRequest request;
        private long since = System.nanoTime();

        /** What it asks is not all here yet, so that nothing of it is lost that it could not ask again. */
        boolean isAsking() {
            return request != null && !request.isEnded();
        }

        /** Nothing of it is being worked on; what was answered counts as such from the first look after it. */
        boolean isIdle() {
            if (request != null && request.response().ended()) {
                request = null;
                since = System.nanoTime();
            }
            return request == null;
        }
    }

    /** Opens nothing yet. HTTP/1.1 only: every connection is known here from its first moment on. */
    HttpServer server(String host, int port, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setIdleTimeout((int) Math.max(1, limits.idleTimeout().toSeconds()))
                        .setMaxHeaderSize(MAX_HEAD_BYTES)
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(this::opened)
                .requestHandler(request -> {
                    noted(request);
                    handler.handle(request);
                });
    }

    private void opened(HttpConnection connection) {
        if (open.size() >= limits.maxConnections()) {
            makeRoom();
        }
        if (open.size() >= limits.maxConnections()) {
            turnedAway++;
            connection.close();
            return;
        }
        open.put(connection, new Guest());
        connection.closeHandler(closed -> open.remove(connection));
        lookLater();
    }

    /**
     * Who calls gets in before those that hold a connection and ask nothing, and before those whose bodies do not end.
     */
    private void makeRoom() {
        longest(Guest::isIdle).or(() -> longest(Guest::isAsking)).ifPresent(connection -> {
            turnedAway++;
            close(connection);
        });
    }

    private Optional<HttpConnection> longest(Predicate<Guest> which) {
        return open.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .reduce((one, other) -> one.getValue().since - other.getValue().since <= 0 ? one : other)
                .map(Map.Entry::getKey);
    }

    private void close(HttpConnection connection) {
        open.remove(connection);
        connection.close();
    }

    private void noted(HttpServerRequest request) {
        Guest guest = open.get(request.connection());
        if (guest == null) {
            return;
        }
        guest.request = request;
        guest.since = System.nanoTime();
        request.response().headersEndHandler(head -> {
            if (hasBody(request) && !request.isEnded()) {
                request.response().putHeader("Connection", "close");
                LingeringClose.of(vertx, request);
            }
        });
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    private void lookLater() {
        if (!looking) {
            looking = true;
            vertx.setTimer(LOOK_MILLIS, timer -> look());
        }
    }

    private void look() {
        looking = false;
        long oldest = System.nanoTime() - limits.idleTimeout().toNanos();
        open.entrySet().stream()
                .filter(entry -> entry.getValue().isIdle() && entry.getValue().since - oldest < 0)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::close);
        if (turnedAway > 0) {
            LOG.warn(
                    "web: more than {} connections to the {} listener at once; {} were closed to make room",
                    limits.maxConnections(),
                    listener,
                    turnedAway);
            turnedAway = 0;
        }
        if (!open.isEmpty()) {
            lookLater();
        }
    }
}
