package io.jackfield.host.admin;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Writes server-sent events: gathered, and sent as one piece. Core loop only. */
final class ServerEvents {
    private final HttpServerResponse response;
    private final StringBuilder gathered = new StringBuilder();

    private ServerEvents(HttpServerResponse response) {
        this.response = response;
    }

    /**
     * Begins the answer, unless the reader has left.
     *
     * @param left runs once when the reader leaves or is lost; not after {@link #end}
     */
    static ServerEvents begin(HttpServerResponse response, Runnable left) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.closeHandler(closed -> left.run());
        response.exceptionHandler(lost -> left.run());
        return new ServerEvents(response);
    }

    /** Whether nothing more is to be sent now: the reader is slow, or gone. */
    boolean isFull() {
        return response.closed() || response.ended() || response.writeQueueFull();
    }

    /** @param id what a reader that comes again has seen last */
    void event(String name, long id, JsonObject data) {
        gathered.append("id: ").append(id).append('\n');
        event(name, data);
    }

    void event(String name, JsonObject data) {
        gathered.append("event: ").append(name).append("\ndata: ").append(data.encode());
        gathered.append("\n\n");
    }

    /** After so long a reader whose connection broke comes again. */
    void retryAfter(long millis) {
        gathered.append("retry: ").append(millis).append("\n\n");
    }

    /** Nothing for the reader, but a sign of life for whatever is between. */
    void beat() {
        gathered.append(": still here\n\n");
    }

    /** Sends what was gathered, and says whether there was something. */
    boolean send() {
        if (gathered.isEmpty() || response.closed() || response.ended()) {
            return false;
        }
        response.write(gathered.toString());
        gathered.setLength(0);
        return true;
    }

    void end() {
        if (!response.ended()) {
            response.end();
        }
    }
}
