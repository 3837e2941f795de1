package io.jackfield.sandbox.llm;

import io.jackfield.sandbox.llm.RecordedRequest.State;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;

/** One answer on its way to one client. Lives on the event loop of that client's connection. */
final class Generation {
    private final HttpServerResponse response;
    private final Script script;
    private final Script.Ending ending;
    private final long delayNanos;
    private final RecordedRequest recorded;
    private final AnswerFormat format;
    private final boolean stream;
    private int sent;
    private long dueAt;
    private boolean over;

    Generation(
            HttpServerResponse response, Script script, Duration delay, RecordedRequest recorded, AnswerFormat format) {
        this.response = response;
        this.script = script;
        this.ending = script.ending();
        this.delayNanos = delay.toNanos();
        this.recorded = recorded;
        this.format = format;
        this.stream = recorded.request().stream();
    }

    void begin(long now) {
        response.closeHandler(closed -> clientLeft());
        response.exceptionHandler(error -> clientLeft());
        dueAt = now + script.thinking().toNanos();
        if (script.refusal().isPresent()) {
            refuse(script.refusal().get());
        } else if (stream) {
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .putHeader("Cache-Control", "no-cache")
                    .write(format.opening());
        }
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
        while (sent < ending.afterTokens() && dueAt - now <= 0) {
            if (stream) {
                format.token(out, script.quotedToken(sent));
            }
            sent++;
            dueAt += delayNanos;
        }
        boolean last = sent == ending.afterTokens() && dueAt - now <= 0;
        if (stream) {
            recorded.sent(sent);
        }
        if (last) {
            end(out);
        } else if (out.length() > 0) {
            response.write(out);
        }
        return !last;
    }

    private void end(Buffer out) {
        switch (ending.kind()) {
            case FINISH -> finish(out);
            case STALL -> flush(out);
            case CUT -> cut(out);
            case ERROR -> breakOff(out);
        }
    }

    private void finish(Buffer out) {
        over(State.FINISHED);
        recorded.sent(sent);
        if (stream) {
            format.closing(out, script.text(), ending.finishReason(), sent);
            response.end(out);
            return;
        }
        response.putHeader("Content-Type", "application/json")
                .end(format.whole(script.text(), ending.finishReason(), sent).toBuffer());
    }

    private void cut(Buffer out) {
        over(State.FAILED);
        flush(out).onComplete(written -> response.reset());
    }

    private void breakOff(Buffer out) {
        if (!stream) {
            refuse(new Script.Refusal(500, ApiError.bodyFor(500), Map.of()));
            return;
        }
        over(State.FAILED);
        format.error(out);
        response.end(out);
    }

    private void refuse(Script.Refusal refusal) {
        over(State.FAILED);
        refusal.headers().forEach(response::putHeader);
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", "application/json")
                .end(refusal.body().toBuffer());
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
