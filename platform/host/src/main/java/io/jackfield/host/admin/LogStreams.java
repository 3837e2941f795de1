package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.logs.LogBuffer;
import io.jackfield.host.logs.LogBuffer.News;
import io.jackfield.host.logs.LogFilter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Live lines of the log as server-sent events: {@code line} with a JSON object and its id, {@code skipped} with how
 * many lines nobody could read any more. Whoever comes again with the id it saw last misses nothing that is still in
 * memory. A stream ends after a minute, so that whoever comes again is asked anew who they are and what they may. Core
 * loop only.
 */
final class LogStreams {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int LOOKS_BETWEEN_BEATS = 60;
    private static final int AT_ONCE = 200;
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST_STREAMS = 20;
    /** Lines from before that a newcomer sees. */
    private static final int EARLIER = 100;

    private final Vertx vertx;
    private final LogBuffer lines;
    private final long mostLooks;
    private int open;

    LogStreams(Vertx vertx, LogBuffer lines) {
        this(vertx, lines, LIFE);
    }

    LogStreams(Vertx vertx, LogBuffer lines, Duration life) {
        this.vertx = vertx;
        this.lines = lines;
        mostLooks = life.dividedBy(LOOK);
    }

    /** @param after used without a {@code Last-Event-ID}; negative for the newest lines */
    void begin(RoutingContext context, LogFilter filter, long after) {
        if (open >= MOST_STREAMS) {
            throw new JackfieldException(
                    StandardError.RATE_LIMITED, MOST_STREAMS + " people read the log already; close one of the pages");
        }
        new Stream(context.response(), filter, place(context, after)).begin();
    }

    private long place(RoutingContext context, long after) {
        String last = context.request().getHeader("Last-Event-ID");
        long newest = lines.newest();
        long place = last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : after;
        // An id of an earlier process says nothing here.
        return place < 0 ? Math.max(0, newest - EARLIER) : place > newest ? 0 : place;
    }

    private final class Stream {
        private final HttpServerResponse response;
        private final LogFilter filter;
        private ServerEvents events;
        private long place;
        private int quiet;
        private long looks;
        private long timer;
        private boolean over;

        Stream(HttpServerResponse response, LogFilter filter, long place) {
            this.response = response;
            this.filter = filter;
            this.place = place;
        }

        void begin() {
            // They may have left while it was looked up who they are.
            if (response.closed()) {
                return;
            }
            open++;
            events = ServerEvents.begin(response, this::close);
            events.retryAfter(RETRY.toMillis());
            timer = vertx.setPeriodic(LOOK.toMillis(), look -> look());
            send();
        }

        private void close() {
            if (!over) {
                over = true;
                vertx.cancelTimer(timer);
                open--;
            }
        }

        private void look() {
            if (++looks > mostLooks) {
                close();
                events.end();
            } else {
                send();
            }
        }

        private void send() {
            if (events.isFull()) {
                return;
            }
            News news = lines.after(place, filter, AT_ONCE);
            if (news.skipped() > 0 && place > 0) {
                events.event("skipped", place + news.skipped(), new JsonObject().put("lines", news.skipped()));
            }
            news.lines().forEach(line -> events.event("line", line.id(), LogJson.of(line)));
            place = news.place();
            if (events.send()) {
                quiet = 0;
            } else if (++quiet % LOOKS_BETWEEN_BEATS == 0) {
                events.beat();
                events.send();
            }
        }
    }
}
