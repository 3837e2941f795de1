package io.jackfield.sandbox.llm;

import io.jackfield.sandbox.llm.RecordedRequest.State;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One answer on its way to one client. Lives on the event loop of that client's connection. */
final class Generation {
    private static final long KEEP_ALIVE_NANOS = Duration.ofMillis(500).toNanos();
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");
    private static final Script.Refusal BROKEN =
            new Script.Refusal(0, Optional.of(Trouble.BROKEN), Optional.empty(), Map.of());

    private final HttpServerResponse response;
    private final Script script;
    private final Script.Ending ending;
    private final long delayNanos;
    private final long stepNanos;
    private final RecordedRequest recorded;
    private final AnswerFormat format;
    private final boolean stream;
    private boolean opened;
    private int steps;
    private int sent;
    private long dueAt;
    private long keepAliveAt;
    private boolean over;

    Generation(
            HttpServerResponse response, Script script, Duration delay, RecordedRequest recorded, AnswerFormat format) {
        this.response = response;
        this.script = script;
        this.ending = script.ending();
        this.delayNanos = delay.toNanos();
        this.stepNanos = format.preludePace(delay).toNanos();
        this.recorded = recorded;
        this.format = format;
        this.stream = recorded.request().stream() || script.wire().isPresent();
    }

    void begin(long now) {
        response.closeHandler(closed -> clientLeft());
        response.exceptionHandler(error -> clientLeft());
        dueAt = now + script.manner().thinking().toNanos();
        if (script.refusal().isPresent()) {
            refuse(script.refusal().get());
            return;
        }
        if (stream) {
            String type = script.wire().orElse("text/event-stream; charset=utf-8");
            response.setChunked(true).putHeader("Cache-Control", "no-cache");
            if (!type.isEmpty()) {
                response.putHeader("Content-Type", type);
            }
        }
        if (format.keepAlive().isPresent()) {
            response.setChunked(true);
            keepAlive(now);
        } else if (stream) {
            response.write(open(Buffer.buffer()));
        }
    }

    /** A comment in a stream, and an empty line where a whole answer is awaited. */
    private void keepAlive(long now) {
        keepAliveAt = now + KEEP_ALIVE_NANOS;
        response.write(stream ? format.keepAlive().orElseThrow() : Buffer.buffer("\n"));
    }

    private Buffer open(Buffer out) {
        if (stream && !opened) {
            out.appendBuffer(format.opening());
        }
        opened = true;
        return out;
    }

    /** Sends what is due at {@code now}; false when no more time needs to pass for this answer. */
    boolean advance(long now) {
        if (over) {
            return false;
        }
        if (response.writeQueueFull()) {
            return true;
        }
        Buffer out = Buffer.buffer(512);
        while (isMoreToSay() && isTime(now)) {
            say(open(out));
        }
        boolean last = !isMoreToSay() && isTime(now);
        if (stream) {
            recorded.sent(sent);
        }
        if (last) {
            end(open(out));
        } else if (out.length() > 0) {
            response.write(out);
        } else if (!opened && keepAliveAt - now <= 0 && format.keepAlive().isPresent()) {
            keepAlive(now);
        }
        return !last;
    }

    private boolean isTime(long now) {
        return dueAt - now <= 0
                && (steps < format.preludeSteps() || script.manner().lets(sent));
    }

    private boolean isMoreToSay() {
        return steps < format.preludeSteps() || sent < ending.afterTokens();
    }

    private void say(Buffer out) {
        if (steps < format.preludeSteps()) {
            if (stream) {
                format.prelude(out, steps);
            }
            steps++;
            dueAt += stepNanos;
            return;
        }
        if (stream) {
            format.token(out, script.answer().quoted(sent));
            if (script.manner().signsOfLife()) {
                out.appendBuffer(format.keepAlive().orElse(COMMENT));
            }
        }
        sent++;
        dueAt += delayNanos;
    }

    private void end(Buffer out) {
        switch (ending.kind()) {
            case FINISH -> finish(out);
            case LINGER -> linger(out);
            case STALL -> flush(out);
            case CUT -> cut(out);
            case FORGET -> forget(out);
            case ERROR -> breakOff(out);
        }
    }

    private void finish(Buffer out) {
        over(State.FINISHED);
        recorded.sent(sent);
        if (stream) {
            format.closing(out);
            response.end(out);
            return;
        }
        json(format.whole());
    }

    /** Runs until the client leaves. */
    private void linger(Buffer out) {
        if (stream) {
            format.closing(out);
            flush(out);
        } else {
            finish(out);
        }
    }

    private void cut(Buffer out) {
        over(State.FAILED);
        flush(out).onComplete(written -> response.reset());
    }

    private void forget(Buffer out) {
        over(State.FAILED);
        response.end(stream ? out : Buffer.buffer());
    }

    private void breakOff(Buffer out) {
        over(State.FAILED);
        if (stream) {
            format.error(out);
            response.end(out);
            return;
        }
        format.wholeError().ifPresentOrElse(this::json, () -> refuse(BROKEN));
    }

    private void refuse(Script.Refusal refusal) {
        over(State.FAILED);
        Face face = recorded.request().face();
        int status = refusal.statusOf(face);
        if (status == 429) {
            face.limitHeaders().forEach(response::putHeader);
        }
        refusal.headers().forEach(response::putHeader);
        if (!response.headWritten()) {
            response.setStatusCode(status);
        }
        json(refusal.bodyOf(face));
    }

    private void json(JsonObject body) {
        if (!response.headWritten()) {
            response.putHeader("Content-Type", "application/json");
        }
        response.end(body.toBuffer());
    }

    private Future<Void> flush(Buffer out) {
        return stream ? response.write(out) : Future.succeededFuture();
    }

    private void over(State state) {
        over = true;
        recorded.end(state);
    }

    private void clientLeft() {
        if (!over) {
            over(State.CLIENT_LEFT);
        }
    }
}
