package io.jackfield.host.telegram;

import io.jackfield.host.ServedBots;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** A Bot API on loopback that remembers every call and answers as it is told; what it is not told it takes. */
public final class FakeBotApi {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Told> told = new ArrayDeque<>();
    private final List<Runnable> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger messageIds = new AtomicInteger(100);
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Refused> refused = new CopyOnWriteArrayList<>();
    private IntSupplier storm;
    private int stormEvery;
    private Told always;
    private volatile boolean holding;

    /** What was called, and with what. */
    public record Call(String method, JsonObject json, long nanos) {
        public String text() {
            return json.getString("text");
        }

        /** The Markdown of a rich message. */
        public String markdown() {
            return json.getJsonObject("rich_message").getString("markdown");
        }

        public long chat() {
            return json.getLong("chat_id");
        }
    }

    /** A call that was refused with so many seconds to wait. */
    public record Refused(Call call, int seconds) {}

    /** A call that was answered with success, and the id of the message that it made or changed. */
    public record Taken(Call call, int messageId) {}

    private record Told(Predicate<Call> about, int status, String body) {}

    public FakeBotApi(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                .listen(0, "localhost")
                .await();
    }

    public ServedBot bot() {
        return ServedBots.at("http://localhost:" + server.actualPort());
    }

    /** Every call is answered like this from now on, until the status is 0. */
    public synchronized void always(int status, String body) {
        always = status == 0 ? null : new Told(any -> true, status, body);
    }

    /** The next call like this is refused. */
    public void refuse(Predicate<Call> about, int status, String description) {
        refuse(about, status, description, "");
    }

    /** {@code parameters} as in {@code "retry_after": 1}. */
    public synchronized void refuse(Predicate<Call> about, int status, String description, String parameters) {
        told.add(new Told(about, status, """
                {"ok": false, "error_code": %d, "description": "%s", "parameters": {%s}}""".formatted(status, description, parameters)));
    }

    /** One call of so many is refused with 429 and so many seconds to wait. */
    public synchronized void storm(int every, IntSupplier seconds) {
        stormEvery = every;
        storm = seconds;
    }

    public synchronized void answer(Predicate<Call> about, int status, String body) {
        told.add(new Told(about, status, body));
    }

    /** Calls are taken, but not answered before {@link #release}. */
    public void hold() {
        holding = true;
    }

    public void release() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    public List<String> texts() {
        return calls.stream().map(Call::text).toList();
    }

    private void take(HttpServerRequest request, Buffer body) {
        String method = request.path().substring(request.path().lastIndexOf('/') + 1);
        Call call = new Call(method, new JsonObject(body), System.nanoTime());
        calls.add(call);
        Told answer = answerTo(call);
        Runnable end = () -> request.response().setStatusCode(answer.status()).end(answer.body());
        if (holding) {
            held.add(end);
        } else {
            end.run();
        }
    }

    private synchronized Told answerTo(Call call) {
        if (always != null) {
            return always;
        }
        for (Told candidate : told) {
            if (candidate.about().test(call)) {
                told.remove(candidate);
                return candidate;
            }
        }
        if (stormEvery > 0 && calls.size() % stormEvery == 0) {
            int seconds = storm.getAsInt();
            refused.add(new Refused(call, seconds));
            return new Told(any -> true, 429, """
                    {"ok": false, "error_code": 429, "description": "Too Many Requests: retry after %1$d",
                     "parameters": {"retry_after": %1$d}}""".formatted(seconds));
        }
        int message = call.json().getInteger("message_id", messageIds.incrementAndGet());
        taken.add(new Taken(call, message));
        return new Told(any -> true, 200, "{\"ok\":true,\"result\":{\"message_id\":" + message + "}}");
    }
}
